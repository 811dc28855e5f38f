import type { PolicyReading } from '@redress/contracts';
import {
  type DeadlineRule,
  type FactTrigger,
  type LadderStep,
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
      when: both((words) => routeWhen(words, [kinds, categories, products, branches].flat(), when?.source)),
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
    authority: policy.authority.map(({ role, money, sources }) => ({
      role: both((words) => words.role(role)),
      money: both((words) => moneyOf(words, money)),
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
  const parts = [...(ids.length > 0 ? [ids.join(', ')] : []), ...(when === undefined ? [] : [when])];
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
  return `${(money.minor / 100).toFixed(2)} ${money.currency}`;
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
      return words.say(`${within.days.source} business days`, `${within.days.source} 个工作日`) + from + until;
    }
    case 'calendar-days':
    case 'calendar-weeks':
    case 'calendar-months': {
      const unit = {
        'calendar-days': ['days', '日'],
        'calendar-weeks': ['weeks', '周'],
        'calendar-months': ['months', '个月'],
      };
      const [en = '', zh = ''] = unit[within.unit];
      const end = within.until === 'end-of-day' ? words.say(', to the end of the day', '，至当日结束') : '';
      return words.say(`${within.count.source} ${en}`, `${within.count.source} ${zh}`) + end;
    }
    case 'same-day':
      return within.until === 'closing'
        ? words.say('by closing time', '当日下班前')
        : words.say('the same day', '当日');
    case 'agreed':
      return words.say('as agreed with the customer', '按约定日期');
  }
}

function minutes(words: Words, source: string): string {
  const count = Number(source);
  if (Number.isNaN(count)) return words.say(`${source} minutes`, `${source} 分钟`);
  if (count % 60 === 0 && count > 0) return words.say(`${String(count / 60)} hours`, `${String(count / 60)} 小时`);
  return words.say(`${source} minutes`, `${source} 分钟`);
}
