import type { z } from 'zod';

/** The topics of the house, without the installation's prefix (`redress.` by default). */
export const topics = [
  'intake',
  'routing',
  'sla',
  'feedback',
  'policies',
  'calendars',
  'directory',
  'erasures',
] as const;
export type Topic = (typeof topics)[number];

/** A public event: its written name, where it is announced, what it says, and a sample. */
export interface EventContract<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly topic: Topic;
  readonly means: string;
  readonly data: Schema;
}

/** Declares a public event; `data` refuses keys it does not know when we write, and readers ignore what is new. */
export function contract<const Type extends string, Schema extends z.ZodType>(
  topic: Topic,
  type: Type,
  means: string,
  data: Schema,
): EventContract<Type, Schema> {
  return { type, topic, means, data };
}

export type DataOf<C extends EventContract> = z.infer<C['data']>;
