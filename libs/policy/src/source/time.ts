import { z } from 'zod';
import { Expression, fault, told } from './words.js';

const Count = z.union([
  z.number(fault('a count is a whole number or an expression', 'write a number, like 3')).int().min(0).max(100_000),
  Expression,
]);

/** Every unit is a key of its own, so that an editor can offer them; the checks want exactly one. */
const units = {
  atOnce: told(z.literal(true), 'No time at all: due the moment it starts.', '立即。').optional(),
  minutes: told(Count, 'Minutes by the clock on the wall, day and night.', '分钟，昼夜连续计算。').optional(),
  hours: told(Count, 'Hours by the clock on the wall, day and night.', '小时，昼夜连续计算。').optional(),
  workingMinutes: told(Count, 'Minutes of opening hours.', '工作时间内的分钟。').optional(),
  workingHours: told(Count, 'Hours of opening hours.', '工作时间内的小时。').optional(),
  workingDays: told(
    z.number().positive().max(1000),
    'Standard working days of opening hours; a fraction is a part of one: 0.5.',
    '标准工作日的倍数或一部分，如 0.5。',
  ).optional(),
  businessDays: told(
    Count,
    'Business days of the calendar, make-up days included.',
    '工作日，含调休上班日。',
  ).optional(),
  days: told(Count, 'Calendar days; the time of day stays.', '自然日，到同一时刻。').optional(),
  weeks: told(Count, 'Calendar weeks.', '周。').optional(),
  months: told(
    Count,
    'Calendar months; 31 January + 1 month is the last of February.',
    '月；1月31日加一个月为二月最后一天。',
  ).optional(),
  sameDay: told(
    z.enum(['midnight', 'closing']),
    'Until the end of the same day: midnight of the branch, or closing time.',
    '当天结束：网点所在地午夜，或下班时间。',
  ).optional(),
  until: told(
    z.enum(['same-time', 'close', 'end-of-day']),
    'With business days: same time of day (as assumed) or close of business. With days, weeks, months: same time or end of day.',
    '到同一时刻（默认）、到下班（工作日）或到当日结束（自然日）。',
  ).optional(),
  countFrom: told(
    z.enum(['event', 'next-day']),
    'With business days: count from the event (as assumed) or from the next day.',
    '从事件起算（默认）或从次日起算。',
  ).optional(),
};
const agreed = told(
  z.literal(true),
  'The date agreed with the customer; it does not run before one is known.',
  '与客户约定的日期；没有约定前不计时。',
).optional();

export const unitKeys = [
  'atOnce',
  'minutes',
  'hours',
  'workingMinutes',
  'workingHours',
  'workingDays',
  'businessDays',
  'days',
  'weeks',
  'months',
  'sameDay',
  'agreed',
] as const;

export const SpanSource = told(z.strictObject(units), 'A length of time, in exactly one unit.', '时限，只写一个单位。');
export const WithinSource = told(
  z.strictObject({ ...units, agreed }),
  'How long: exactly one unit, or the date agreed with the customer.',
  '时限，只写一个单位，或与客户约定的日期。',
);
export type WithinSource = z.infer<typeof WithinSource>;
export { units, agreed };
