import type { PolicyReading } from '@redress/contracts';
import {
  type DeadlineRule,
  type FactTrigger,
  type LadderStep,
  minorDigits,
  type Policy,
  type Span,
  type Start,
  type Within,
} from '@redress/policy';
import { Words } from '@redress/rehearsal';

type Both = PolicyReading['title'];

/** A policy as a person reads it, in both languages; conditions stay as they are written. */
export function readingOf(policy: Policy): PolicyReading {
  const zh = new Words(policy, 'zh');
  const en = new Words(policy, 'en');
  const both = (say: (words: Words) => string): Both => ({ zh: say(zh), en: say(en) });
  const named = ({ id, title }: { id: string; title: Both }) => ({ name: id, label: title });
  return {
    title: policy.title,
    origin: [...policy.origin],
    calendar: policy.calendar,
    currency: policy.currency ?? null,
    kinds: policy.kinds.map(named),
    grades: policy.grades.map((grade) => ({
      ...named(grade),
      raisedBy: policy.gradeRules
        .filter((rule) => rule.grade === grade.id)
        .map(({ when, sources }) => ({ when: when.source, sources: [...sources] })),
    })),
    routes: policy.routing.map(({ kinds, categories, products, branches, when, department, sources }) => ({
      when: both((words) => {
        const named = [
          kinds.map((id) => words.of('kinds', id)),
          categories.map((id) => words.of('categories', id)),
          products.map((id) => words.of('products', id)),
        ];
        return routeWhen(words, [...named.flat(), ...branches], when?.source);
      }),
      department: both((words) => words.of('departments', department)),
      sources: [...sources],
    })),
    deadlines: policy.deadlines.map((rule) => ({
      ...named(rule),
      starts: both((words) => rule.starts.map((start) => startOf(words, start)).join(words.say(' or ', '或'))),
      ends: both((words) => rule.ends.map((end) => triggerOf(words, end)).join(words.say(' or ', '或'))),
      within: rule.within.map(({ when, within }) => ({
        when: when?.source ?? null,
        length: both((words) => lengthOf(words, within)),
      })),
      appliesWhen: rule.appliesWhen?.source ?? null,
      owner: both((words) => words.role(rule.owner.role)),
      ladder: ladderOf(rule, both),
      sources: [...rule.sources],
    })),
    authority: policy.authority.map(({ role, money, goods, sources }) => ({
      role: both((words) => words.role(role)),
      money: both((words) => moneyOf(words, money)),
      goods: both((words) => goodsOf(words, goods)),
      sources: [...sources],
    })),
  };
}

function ladderOf({ ladder }: DeadlineRule, both: (say: (words: Words) => string) => Both) {
  return ladder.map((step) => ({
    at: both((words) => whenOf(words, step)),
    does: both((words) => doesOf(words, step)),
  }));
}

function routeWhen(words: Words, ids: readonly string[], when: string | undefined): string {
  const parts = [...(ids.length > 0 ? [ids.join(words.say(', ', '、'))] : []), ...(when === undefined ? [] : [when])];
  return parts.length > 0 ? parts.join(words.say(' and ', '且')) : words.say('everything else', '其余');
}

function startOf(words: Words, start: Start): string {
  if (start.on === 'fact') return triggerOf(words, start.trigger);
  const other = words.of('deadlines', start.deadline);
  if (start.on === 'before-due') return words.say(`counted back from ${other}`, `自“${other}”到期往前计`);
  const outcome = { due: ['falls due', '到期'], met: ['is met', '完成'], missed: ['is missed', '超时'] }[start.outcome];
  return words.say(`${other} ${outcome[0] ?? ''}`, `“${other}”${outcome[1] ?? ''}`);
}

function triggerOf(words: Words, { fact, when }: FactTrigger): string {
  return words.fact(fact) + (when === undefined ? '' : ` (${when.source})`);
}

function whenOf(words: Words, { at }: LadderStep): string {
  const from = at.from === 'start' ? words.say('after the start', '自开始') : words.say('after the due time', '到期后');
  return at.span === undefined ? words.say('at the due time', '到期时') : `${from}: ${lengthOf(words, at.span)}`;
}

function doesOf(words: Words, { tell, raiseGradeTo, escalateTo, reassignTo }: LadderStep): string {
  const parts = [
    tell.length > 0 ? words.say('tell ', '告知') + words.roles(tell.map(({ role }) => role)) : undefined,
    raiseGradeTo === undefined
      ? undefined
      : words.say('raise the grade to ', '升为') + words.of('grades', raiseGradeTo),
    escalateTo === undefined ? undefined : words.say('hand up to ', '上报') + words.role(escalateTo.role),
    reassignTo === undefined ? undefined : words.say('give to ', '改派') + words.role(reassignTo.role),
  ];
  return parts.filter((part) => part !== undefined).join(words.say('; ', '；'));
}

function moneyOf(words: Words, money: Policy['authority'][number]['money']): string {
  if (money === 'none') return words.say('nothing', '无');
  if (money === 'unlimited') return words.say('without limit', '不限');
  const digits = minorDigits(money.currency);
  return `${(money.minor / 10 ** digits).toFixed(digits)} ${money.currency}`;
}

function goodsOf(words: Words, goods: Policy['authority'][number]['goods']): string {
  if (goods === 'unlimited') return words.say('without limit', '不限');
  if (goods.length === 0) return words.say('nothing', '无');
  return goods
    .map(({ item, quantity }) => {
      const what = item === '' ? words.say('of any goods', '任何商品') : words.of('products', item);
      return words.say(`up to ${quantity} ${what}`, `${what}最多 ${quantity} 件`);
    })
    .join(words.say(', ', '，'));
}

/** `3 business days, to closing time`. */
export function lengthOf(words: Words, within: Within | Span): string {
  switch (within.unit) {
    case 'at-once':
      return words.say('at once', '立即');
    case 'elapsed':
      return minutes(words, within.minutes.source);
    case 'working-time':
      return words.say('working time: ', '工作时间 ') + minutes(words, within.minutes.source);
    case 'working-day-share':
      return words.say(`${String(within.share)} of a working day`, `${String(within.share)} 个工作日`);
    case 'business-days': {
      const until = within.until === 'close' ? words.say(', to closing time', '，至下班') : '';
      const from = within.from === 'next-day' ? words.say(', from the next day', '，自次日起') : '';
      return counted(words, within.days.source, ['business day', '个工作日']) + from + until;
    }
    case 'calendar-days':
    case 'calendar-weeks':
    case 'calendar-months': {
      const unit = units[within.unit];
      const end = within.until === 'end-of-day' ? words.say(', to the end of the day', '，至当日结束') : '';
      return counted(words, within.count.source, unit) + end;
    }
    case 'same-day':
      return within.until === 'closing'
        ? words.say('by closing time', '当日下班前')
        : words.say('the same day', '当日');
    case 'agreed':
      return words.say('as agreed with the customer', '按约定日期');
  }
}

const units = {
  'calendar-days': ['day', '日'],
  'calendar-weeks': ['week', '周'],
  'calendar-months': ['month', '个月'],
} as const;

function minutes(words: Words, source: string): string {
  const count = Number(source);
  const whole = count > 0 && count % 60 === 0;
  return whole ? counted(words, String(count / 60), ['hour', '小时']) : counted(words, source, ['minute', '分钟']);
}

/** `1 day`, `2 days`; a count that is reckoned from the facts is told as it is written. */
function counted(words: Words, source: string, [en, zh]: readonly [string, string]): string {
  return words.say(`${source} ${en}${Number(source) === 1 ? '' : 's'}`, `${source} ${zh}`);
}
