import type { Principal } from '@redress/service-kit';
import { rightsNow } from './rights-now.js';

const su: Principal = {
  ...{ id: 'su', kind: 'user', actor: 'user:su', roles: ['supervisor'] },
  ...{ branches: ['cn/east', 'cn/south'], clearance: 'secret' },
};
const listed = (branches: readonly string[], clearance: Principal['clearance'] = 'top-secret') => [
  { id: 'su', branches, clearance },
];

describe('the rights of somebody as they stand now', () => {
  it.each([
    [['cn'], ['cn/east', 'cn/south']],
    [['*'], ['cn/east', 'cn/south']],
    [['cn/east'], ['cn/east']],
    [['cn/east/shanghai-01'], ['cn/east/shanghai-01']],
    [['cn/eastern', 'cn/south'], ['cn/south']],
  ])('reach no further than the directory (%j)', (branches, left) =>
    expect(rightsNow(su, listed(branches))?.branches).toEqual(left),
  );

  it('open no more than the lower clearance', () => {
    expect(rightsNow(su, listed(['cn'], 'normal'))?.clearance).toBe('normal');
    expect(rightsNow(su, listed(['cn'], 'top-secret'))?.clearance).toBe('secret');
  });

  it('are gone where the branches have nothing in common', () => expect(rightsNow(su, listed(['uk']))).toBeUndefined());

  it('are those of the token for whoever the directory never knew, and gone for whom it knows no more', () => {
    expect(rightsNow(su, [])).toEqual(su);
    expect(rightsNow(su, [], true)).toBeUndefined();
  });

  it('are not those of a person for a channel of the same name', () =>
    expect(rightsNow({ ...su, kind: 'channel' }, listed(['uk']))?.branches).toEqual(su.branches));
});
