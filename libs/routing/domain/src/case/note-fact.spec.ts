import type { Learned } from './case.events.js';
import { factsOfCase } from './case-facts.js';
import {
  after,
  at,
  by,
  closedAt,
  event,
  given,
  NOW,
  opened,
  policyOf,
  reopenedAt,
  resolvedAt,
  ROUTING,
  yuan,
} from './spec-support.js';

const policy = policyOf(`
name: example
version: 1
title: { zh: 例, en: Example }
calendar: cn-standard
currency: CNY
roles: { buyer: { zh: 采购, en: Buyer, as: department-manager } }
facts:
  goods-received: { zh: 收到货物, en: Goods arrived, recordedBy: handler }
  supplier-refused: { zh: 供应商拒绝, en: The supplier refused, recordedBy: buyer }
departments: { production: { zh: 生产, en: Production, head: department-manager } }
flags: { media: { zh: 媒体, en: Media }, injury: { zh: 受伤, en: Injury } }
kinds:
  complaint:
    title: { zh: 投诉, en: Complaint }
    flow: complaint
    form:
      what: { label: { zh: 事由, en: What happened }, type: long-text }
      firm: { label: { zh: 单位, en: Firm }, type: text, findBy: name, personal: false, notPersonal: { zh: 单位, en: Firms only } }
      photos: { label: { zh: 照片, en: Photos }, type: files, personal: false, notPersonal: { zh: 货物, en: Of goods alone } }
      stars: { label: { zh: 星级, en: Stars }, type: number, personal: false, min: 1, max: 5 }
channels: { phone: { zh: 电话, en: Telephone } }
categories: { goods: { zh: 产品, en: Goods } }
grades:
  general: { zh: 一般, en: General }
  major:
    zh: 重大
    en: Major
    raisedBy:
      publicity: { when: '"media" in flags', source: B-2 }
      amount: { when: 'amount >= money("2000 CNY")', source: B-2 }
      repeated: { when: history.repeated >= 2, source: D-13 }
      stars: { when: fields.stars == 1, source: E2-1 }
routing: { firstContactOwner: { role: receiver, unit: receiving }, table: { all: { department: production } } }
deadlines:
  resolution: { title: { zh: 处理, en: Resolution }, starts: complaint-registered, ends: complaint-resolved, within: { businessDays: 3 }, owner: handler }
`);
const note = (fact: string, learned: Learned = {}, more: object = {}) => ({
  type: 'note-fact' as const,
  fact,
  learned,
  note: null,
  policy,
  roles: ['handler'],
  by,
  now: NOW,
  ...more,
});
const noted = (fact: string, learned: Learned = {}, moment = NOW) =>
  event('FactNoted', { fact, learned, note: null, by }, moment);
const raised = (because: string, moment = NOW) =>
  event('CaseGraded', { grade: 'major', previous: 'general', because, by: ROUTING }, moment);

describe('a fact that the policy declares', () => {
  it('is noted at the time it happened', () =>
    given(opened())
      .when(note('goods-received', {}, { happenedAt: at('2026-03-02 10:00') }))
      .then(noted('goods-received', {}, at('2026-03-02 10:00'))));
  it('again, of the same moment, says nothing', () =>
    given(opened(), noted('goods-received')).when(note('goods-received')).thenNothing());
  it('of another name is refused, naming those there are', () =>
    given(opened())
      .when(note('police-called'))
      .thenRefused({
        code: 'fact-unknown',
        fact: 'police-called',
        facts: ['circumstances-learned', 'goods-received', 'supplier-refused'],
      }));
  it('is noted by whom the policy names, and by whoever has the rights of that role', () => {
    given(opened())
      .when(note('supplier-refused'))
      .thenRefused({ code: 'fact-not-yours', fact: 'supplier-refused', recordedBy: ['buyer'] });
    given(opened())
      .when(note('supplier-refused', {}, { roles: ['department-manager'] }))
      .then(noted('supplier-refused'));
  });
  it('may come after the resolution, not after the closing', () => {
    given(opened(), resolvedAt('2026-03-02 12:00')).when(note('goods-received')).then(noted('goods-received'));
    const closed = [opened(), resolvedAt('2026-03-02 12:00'), closedAt('2026-03-02 15:00')];
    given(...closed)
      .when(note('goods-received'))
      .thenRefused({ code: 'case-not-open', status: 'closed' });
    given(...closed)
      .when(note('goods-received', {}, { happenedAt: at('2026-03-02 14:00') }))
      .then(noted('goods-received', {}, at('2026-03-02 14:00')));
    given(...closed, reopenedAt('2026-03-02 16:00'))
      .when(note('goods-received'))
      .then(noted('goods-received'));
  });
});

describe('circumstances that became known', () => {
  it.each([
    ['the media', { flags: ['media'] }, 'publicity B-2'],
    ['the amount', { amount: yuan(2_000) }, 'amount B-2'],
    ['a repetition', { history: { repeated: 2 } }, 'repeated D-13'],
    ['a field of the form', { fields: { stars: 1 } }, 'stars E2-1'],
  ])('raise the grade: %s', (_what, learned, rule) =>
    given(opened())
      .when(note('circumstances-learned', learned))
      .then(noted('circumstances-learned', learned), raised(`grades.major.raisedBy.${rule}`)),
  );
  it('that ask for no more than the present grade leave it', () =>
    given(opened())
      .when(note('circumstances-learned', { flags: ['injury'] }))
      .then(noted('circumstances-learned', { flags: ['injury'] })));
  it('do not raise what a person has graded since', () =>
    given(
      opened(),
      event('CaseGraded', { grade: 'general', previous: 'major', because: 'by-hand', by }, at('2026-03-02 15:00')),
    )
      .when(note('circumstances-learned', { flags: ['media'] }, { happenedAt: at('2026-03-02 10:00') }))
      .then(noted('circumstances-learned', { flags: ['media'] }, at('2026-03-02 10:00'))));
  it('are refused where the policy or the form does not know them', () => {
    given(opened())
      .when(note('circumstances-learned', { flags: ['weather'] }))
      .thenRefused({ code: 'flag-unknown', flag: 'weather', flags: ['media', 'injury'] });
    for (const fields of [{ what: 'personal words' }, { stars: 9 }, { moon: 1 }] as Learned['fields'][])
      given(opened())
        .when(note('circumstances-learned', { ...(fields && { fields }) }))
        .thenRefused({ code: 'field-not-noted', field: Object.keys(fields ?? {})[0] ?? '', fields: ['stars'] });
    given(opened())
      .when(note('circumstances-learned', { amount: { currency: 'EUR', minor: 1 } }))
      .thenRefused({ code: 'currency-unknown', currency: 'EUR', policyCurrency: 'CNY' });
  });
  // whoever noted one wrote into the case, in clear, what the registration seals
  it('are refused for fields that every registration has a place for', () => {
    const misplaced: readonly Readonly<Record<string, string>>[] = [{ firm: 'Example Ltd' }, { photos: 'words' }];
    for (const fields of misplaced)
      given(opened())
        .when(note('circumstances-learned', { fields }))
        .thenRefused({ code: 'field-not-noted', field: Object.keys(fields)[0] ?? '', fields: ['stars'] });
  });
  it('stand as they were known last, whatever the order of writing down', () => {
    const media = note('circumstances-learned', { flags: ['media'] }, { happenedAt: at('2026-03-02 10:00') });
    const denied = note('circumstances-learned', { flagsDown: ['media'] }, { happenedAt: at('2026-03-02 14:00') });
    for (const order of [
      [media, denied],
      [denied, media],
    ]) {
      const state = after([opened()], ...order);
      expect(factsOfCase(state, NOW).flags).toEqual([]);
    }
  });
});
