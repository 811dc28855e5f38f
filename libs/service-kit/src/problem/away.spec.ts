import { DatabaseAway, isDatabaseAway } from './away.js';

describe('isDatabaseAway', () => {
  it.each([
    ['before PostgreSQL has answered', new DatabaseAway()],
    ['where that is behind what was thrown', new Error('outer', { cause: new DatabaseAway() })],
    ['where PostgreSQL is away', Object.assign(new Error('it failed'), { code: 'ECONNREFUSED' })],
  ])('is so %s', (_when, fault) => expect(isDatabaseAway(fault)).toBe(true));

  it('is not so for anything else', () => expect(isDatabaseAway(new Error('nutmeg'))).toBe(false));
});
