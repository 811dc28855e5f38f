import { branchScope, levelsOpenTo, maySee, reaches, visibleTo } from './reach.js';
import type { Principal } from './principal.js';

const principal = (rights: Partial<Principal>): Principal => ({
  id: 'rui',
  kind: 'user',
  roles: ['receiver'],
  branches: [],
  clearance: 'normal',
  actor: 'user:rui',
  ...rights,
});

describe('reach', () => {
  it.each([
    ['cn/east', 'cn/east', true],
    ['cn/east', 'cn/east/shanghai-01', true],
    ['cn/east', 'cn/eastern', false],
    ['cn/east', 'cn', false],
    ['*', 'anything', true],
  ])('of %s over %s is %s', (root, branch, reached) => expect(reaches({ branches: [root] }, branch)).toBe(reached));

  it('is nothing without branches', () => expect(reaches({ branches: [] }, 'cn')).toBe(false));

  it('ends at the clearance', () => {
    expect(levelsOpenTo('secret')).toEqual(['normal', 'secret']);
    const caller = principal({ branches: ['cn'], clearance: 'secret' });
    expect(maySee(caller, { branch: 'cn/east', confidentiality: 'secret' })).toBe(true);
    expect(maySee(caller, { branch: 'cn/east', confidentiality: 'top-secret' })).toBe(false);
  });
});

describe('branchScope', () => {
  it('finds nothing for who reaches nothing', () => expect(branchScope({ branches: [] }).sql).toBe('(false)'));
  it('leaves out nothing for who reaches everything', () =>
    expect(branchScope({ branches: ['*', 'cn'] }).sql).toBe('(true)'));
  it('numbers its parameters from where it is told', () =>
    expect(branchScope({ branches: ['cn/east', 'a_b%'] }, 'branch', 3)).toEqual({
      sql: '(branch = $3 OR branch LIKE $4 OR branch = $5 OR branch LIKE $6)',
      parameters: ['cn/east', 'cn/east/%', 'a_b%', 'a\\_b\\%/%'],
      nextParameter: 7,
    }));
  it('goes together with the confidentiality', () =>
    expect(visibleTo(principal({ branches: ['cn'], clearance: 'normal' }))).toEqual({
      sql: '((branch = $1 OR branch LIKE $2) AND confidentiality = ANY($3))',
      parameters: ['cn', 'cn/%', ['normal']],
      nextParameter: 4,
    }));
});
