import { principalOf } from './claims.js';

const names = { roles: 'realm_access.roles', branches: 'branches', department: 'department', clearance: 'clearance' };

describe('principalOf', () => {
  it('reads the claims where they are configured to be', () =>
    expect(
      principalOf(
        {
          sub: 'mei',
          realm_access: { roles: ['handler', 'offline_access'] },
          branches: ['cn/east/'],
          department: 'after-sales',
          clearance: 'secret',
          exp: 1_772_787_600,
        },
        names,
      ),
    ).toEqual({
      id: 'mei',
      kind: 'user',
      roles: ['handler'],
      branches: ['cn/east'],
      department: 'after-sales',
      clearance: 'secret',
      actor: 'user:mei',
      expiresAtMs: 1_772_787_600_000,
    }));

  it('gives no rights that the token does not give', () =>
    expect(principalOf({ sub: 'x', roles: ['head-office'], clearance: 'everything' }, names)).toMatchObject({
      roles: [],
      branches: [],
      clearance: 'normal',
    }));

  it('takes a machine of a channel for a channel', () =>
    expect(principalOf({ sub: 'web', realm_access: { roles: 'channel' }, branches: 'cn de' }, names)).toMatchObject({
      kind: 'channel',
      actor: 'channel:web',
      branches: ['cn', 'de'],
    }));
});
