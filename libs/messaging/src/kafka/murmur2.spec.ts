import { murmur2, partitionOf } from './murmur2.js';

describe('murmur2', () => {
  // the values of org.apache.kafka.common.utils.UtilsTest
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %s as Kafka does', (text, expected) => {
    expect(murmur2(Buffer.from(text))).toBe(expected);
  });

  it('hashes bytes above 127 and a view into a larger buffer as Kafka does', () => {
    expect(murmur2(Buffer.from('xxabcyy').subarray(2, 5))).toBe(479470107);
    expect(murmur2(Buffer.from('投诉-一'))).toBe(-371777636);
  });

  it('keeps a key in one partition, among those there are', () => {
    const partitions = Array.from({ length: 1000 }, (_, n) => partitionOf(Buffer.from(`complaint-${n}`), 12));
    expect(new Set(partitions)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]));
    expect(partitionOf(Buffer.from('foobar'), 1000)).toBe((-790332482 & 0x7fffffff) % 1000);
  });
});
