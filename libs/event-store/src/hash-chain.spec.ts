import { createHash } from 'node:crypto';
import { happened } from './given/events.js';
import { chain, firstLink } from './hash-chain.js';

const sha256 = (...parts: (Buffer | string)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

describe('hash chain', () => {
  it('links every event to the one before it, the first to the id of its stream', () => {
    const [first, second] = chain({ streamId: 'lamp', version: 0, hash: firstLink('lamp') }, [
      happened('on', { eventId: '1' }),
      happened('off', { eventId: '2' }),
    ]);
    expect(first?.hash.toString('hex')).toBe(sha256(createHash('sha256').update('lamp').digest(), first?.body ?? ''));
    expect(second?.hash.toString('hex')).toBe(sha256(first?.hash ?? '', second?.body ?? ''));
  });

  it('covers the whole event with its place', () => {
    const [third] = chain({ streamId: 'lamp', version: 2, hash: firstLink('lamp') }, [
      happened('on', { eventId: '1' }),
    ]);
    expect(third?.body.toString()).toBe(
      '{"data":{"what":"on"},"eventId":"1","happenedAt":"2026-03-06T09:00:00.000Z",' +
        '"meta":{"actor":"user:lin","correlationId":"lamp-1"},"recordedAt":"2026-03-06T09:00:00.000Z",' +
        '"streamId":"lamp","type":"LampSwitched","version":3}',
    );
  });
});
