import { baseConfig } from '@redress/service-kit';
import { z } from 'zod';

const ms = (from: number, to: number) => z.coerce.number().int().min(from).max(to);

export const slaTimerConfig = baseConfig.extend({
  ALARM_HORIZON_MINUTES: z.coerce
    .number()
    .positive()
    .default(60)
    .describe('Alarms due within so many real minutes are in Redis; those further away wait in PostgreSQL.'),
  NOTICE_HOURS: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Published calendar in whose opening hours people are told what is due, such as `notice-hours`; what is noticed in the quiet hours between says `tellNotBefore`, unless the complaint is urgent. Default: at any time.',
    ),
  ALARM_CONCURRENCY: ms(1, 5_000).default(500).describe('Alarms that one instance follows at once.'),
  SWEEP_EVERY_MS: ms(10, 600_000)
    .default(250)
    .describe('How often the index of due times is looked at, in real milliseconds.'),
  SWEEP_GRACE_MS: ms(0, 600_000)
    .default(400)
    .describe('How long Redis has to ring before the sweep does, in real milliseconds.'),
  RECALCULATION_SIDE_BY_SIDE: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(128)
    .describe(
      'Timetables that are brought in line with a new version of a calendar at once; fewer leave more room for new complaints.',
    ),
});
export type SlaTimerConfig = z.infer<typeof slaTimerConfig>;
