import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { catalogue, contractOf, factNameOf } from './catalogue.js';
import { topics } from './contract.js';

const folder = join(__dirname, '../samples');
const stored = readdirSync(folder).map((file) => ({
  type: file.replace(/\.json$/, ''),
  data: JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown,
}));

describe('public events', () => {
  it('have a stored sample each, and no sample is left without its event', () =>
    expect(stored.map(({ type }) => type).sort()).toEqual(catalogue.map(({ type }) => type).sort()));

  // A sample that was announced once must be readable for ever; a change that breaks it needs a new version.
  it.each(stored)('still reads what $type once said', ({ type, data }) => {
    const contract = contractOf(type);
    if (contract === undefined) throw new Error(`${type} is no public event`);
    expect(contract.data.parse(data)).toEqual(data);
  });

  it('are named after their topic, in the past, with a version', () => {
    for (const { type, topic } of catalogue) {
      expect(topics).toContain(topic);
      expect(type).toMatch(new RegExp(`^redress\\.${topic}\\.[a-z-]+\\.v[1-9]\\d*$`));
    }
  });

  it('are called in policies by their short name', () =>
    expect(factNameOf('redress.routing.customer-contacted.v1')).toBe('customer-contacted'));

  it('refuse a personal word where a reference belongs', () => {
    const contacted = contractOf('redress.routing.customer-contacted.v1');
    const said = { channel: 'phone', reached: true, note: 'Mrs Lin was in tears', by: 'user:handler-1' };
    expect(contacted?.data.safeParse(said).success).toBe(false);
  });

  it('can all be written as JSON Schema', () => {
    for (const { data } of catalogue)
      expect(z.toJSONSchema(data, { target: 'draft-2020-12' })).toHaveProperty('properties');
  });
});
