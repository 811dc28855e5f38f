import type { DomainEvent } from '@redress/decider';
import type { AnyEvent } from './event.js';

/** Turns an event as it lies in the store, in whatever shape that had when it was recorded, into today's. Pure. */
export type Upcast<Event extends AnyEvent> = (stored: DomainEvent<string, unknown>) => Event;

/** Type as stored → today's type and data. Types that are not named are today's already. */
export type Upcasts = Readonly<Record<string, (data: never) => { readonly type: string; readonly data: unknown }>>;

/** An upcast from a table that a domain can write without knowing this library. */
export function upcasting<Event extends AnyEvent>(table: Upcasts): Upcast<Event> {
  return (stored) => {
    const translate = Object.hasOwn(table, stored.type) ? table[stored.type] : undefined;
    const today = translate ? { ...stored, ...translate(stored.data as never) } : stored;
    return today as Event;
  };
}
