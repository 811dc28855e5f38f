import { instant } from '@redress/business-time';
import type { Condition, Field } from '../format.js';
import { facts, yuan } from '../spec-support.js';
import { ConditionCompiler } from './compiler.js';
import type { ConditionNames } from './names.js';

const none = new Set<string>();
const field = (id: string, type: Field['type'], personal = false): [string, Field] => [
  id,
  { id, type, personal, label: { zh: id, en: id }, required: false, options: [], sources: [] },
];
const names: ConditionNames = {
  ids: {
    kinds: new Set(['complaint', 'enquiry']),
    channels: new Set(['phone']),
    categories: new Set(['goods']),
    products: none,
    departments: none,
    grades: new Set(['general', 'major']),
    urgencies: none,
    confidentialities: none,
    liabilities: none,
    causes: none,
    solutionTypes: none,
    flags: new Set(['media', 'injury']),
    deadlines: new Set(['resolution']),
    roles: none,
    declining: none,
  },
  fields: new Map([
    field('promised-days', 'number'),
    field('bought-on', 'date'),
    field('weight', 'decimal'),
    field('paid', 'money'),
    field('name', 'text', true),
  ]),
  currency: 'CNY',
};
const compiler = new ConditionCompiler(names);

function condition(source: string): Condition {
  const compiled = compiler.condition(source);
  if ('value' in compiled) return compiled.value;
  throw new Error(compiled.faults.map((fault) => fault.message).join('; '));
}

describe('a condition', () => {
  it.each([
    ['kind == "complaint" && grade != "major"', true],
    ['amount >= money("2000 CNY")', true],
    ['amount > money("2000.00 CNY")', false],
    ['"media" in flags', true],
    ['flags.exists(flag, flag == "injury")', false],
    ['history.repeated >= 3', false],
    ['"resolution" in missed', true],
    ['"cn/east" in branches', true],
    ['fields.promised_days == 7', true],
    ['fields.weight > 2.4', true],
    ['fields.paid < money("10 CNY")', true],
    ['now - registeredAt > duration("24h")', true],
    ['has(fields.bought_on)', false],
    ['branch.fits("cn/[a-z]+/.*")', true],
  ])('%s is %s', (source, expected) => {
    const known = facts({
      amount: yuan(2000),
      flags: ['media'],
      deadlines: { missed: ['resolution'] },
      fields: { 'promised-days': 7, weight: 2.5 },
      now: instant('2026-03-08T09:00:00+08:00'),
    });
    expect(condition(source).holds(known)).toBe(expected);
  });

  it('does not hold, and says why, where a date is not known', () => {
    const old = condition('fields.bought_on < registeredAt - duration("8760h")');
    expect(old.holds(facts())).toBe(false);
    expect(old.fault(facts())).toContain('bought_on');
    const bought = facts({ fields: { 'bought-on': '2024-01-01' } });
    expect({ holds: old.holds(bought), fault: old.fault(bought) }).toEqual({ holds: true, fault: undefined });
  });

  it('does not hold where it divides by nothing', () =>
    expect(condition('100 / quantity > 3').holds(facts())).toBe(false));

  it('sees the fact it stands on, and an empty one elsewhere', () => {
    const reached = condition('fact.reached');
    expect(reached.holds(facts(), { name: 'customer-contacted', reached: true })).toBe(true);
    expect(reached.holds(facts(), { name: 'customer-contacted' })).toBe(false);
    expect(reached.holds(facts())).toBe(false);
  });

  it('keeps whole numbers whole, however large', () =>
    expect(condition('amount == money("90071992547.91 CNY")').holds(facts({ amount: yuan(90_071_992_547.91) }))).toBe(
      true,
    ));
});

describe('a hostile condition', () => {
  const faultOf = (source: string) => {
    const compiled = compiler.condition(source);
    return 'faults' in compiled ? compiled.faults[0]?.message : undefined;
  };

  it.each([
    ['deep nesting', '('.repeat(5000) + 'true' + ')'.repeat(5000)],
    ['a chain of negations', '!'.repeat(5000) + 'true'],
    ['a huge list', `quantity in [${'1,'.repeat(20_000)}1]`],
    ['many conditions', 'true && '.repeat(2000) + 'true'],
    ['a map', '{"a": 1}["a"] == 1'],
    ['a pattern of JavaScript', 'kind.matches("(a+)+$")'],
    ['walks inside walks', 'flags.all(a, flags.all(b, flags.all(c, flags.all(d, a + b + c + d != ""))))'],
    ['a pattern computed from facts', 'kind.fits(branch)'],
  ])('is refused: %s', (_, source) => expect(faultOf(source)).toBeDefined());

  it('gets no more than a bounded list to walk', () => {
    const walk = condition('flags.all(a, flags.all(b, a + b != ""))');
    const many = facts({ flags: Array.from({ length: 50_000 }, (_, index) => `flag-${String(index)}`) });
    expect(condition('size(flags) == 100').holds(many)).toBe(true);
    expect(walk.holds(many)).toBe(true);
  });

  it('cannot make a pattern explode', () => {
    const catastrophic = condition('branch.fits("(a+)+$")');
    expect(catastrophic.holds(facts({ branch: `${'a'.repeat(900)}!` }))).toBe(false);
  });
});
