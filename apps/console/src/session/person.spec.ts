import { personOf } from './person.js';

const tokenOf = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;

describe('the person in a token', () => {
  it('has the name in its own script, the roles and the branches', () => {
    const token = tokenOf({
      sub: 'lin',
      name: '林小满',
      roles: ['handler'],
      branches: ['cn/east'],
      exp: 1_772_800_000,
    });
    expect(personOf(token)).toEqual({
      id: 'lin',
      name: '林小满',
      roles: ['handler'],
      branches: ['cn/east'],
      endsAtMs: 1_772_800_000_000,
    });
  });

  it('goes by the id where the token has no name', () => expect(personOf(tokenOf({ sub: 'lin' }))?.name).toBe('lin'));

  it('is nobody where the token cannot be read', () => expect(personOf('opaque')).toBeUndefined());
});
