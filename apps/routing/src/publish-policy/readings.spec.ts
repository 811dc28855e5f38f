import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readings } from './readings.js';

const source = readFileSync(join(__dirname, '../../../../policies/standard/1.yaml'), 'utf8');

describe('how published texts read', () => {
  // whoever looked at a policy had all its versions compiled anew
  it('is found once for each text', async () => {
    const readings = new Readings();
    const first = await readings.of({ hash: 'a', source });
    expect(first?.title.en).toBe('Standard complaint handling');
    expect(await readings.of({ hash: 'a', source })).toBe(first);
  });

  it('is nothing where the text cannot be read here', async () => {
    const readings = new Readings();
    expect(await readings.of({ hash: 'b', source: 'future: true' })).toBeNull();
    expect(await readings.of({ hash: 'b', source: 'future: true' })).toBeNull();
  });

  it('keeps as many as it has room for', async () => {
    const readings = new Readings();
    const first = await readings.of({ hash: 'a', source });
    for (let n = 0; n < 200; n++) await readings.of({ hash: `other-${n}`, source: 'future: true' });
    const again = await readings.of({ hash: 'a', source });
    expect(again).toEqual(first);
    expect(again).not.toBe(first);
  });
});
