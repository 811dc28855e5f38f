import { instant } from '@redress/business-time';
import type { DomainEvent } from '@redress/decider';
import { upcasting } from './upcast.js';

type Lamp =
  | DomainEvent<'LampSwitched', { on: boolean; by: string }>
  | DomainEvent<'LampBroken', { reason: string }>
  | DomainEvent<'LampBought', { price: number }>;

/** As a domain writes it: one line for each shape that is no longer today's. */
const lampUpcasts = {
  LampSwitched: (data: { state: 'on' | 'off'; by?: string } | { on: boolean; by: string }) => ({
    type: 'LampSwitched',
    data: 'state' in data ? { on: data.state === 'on', by: data.by ?? 'unknown' } : data,
  }),
  LampDied: (data: { reason: string }) => ({ type: 'LampBroken', data }),
};
const today = upcasting<Lamp>(lampUpcasts);
const happenedAt = instant('2024-01-01T00:00:00Z');
const stored = (json: string) => today({ happenedAt, ...(JSON.parse(json) as { type: string; data: unknown }) });

describe('upcasting', () => {
  it.each([
    ['the old shape', '{"type":"LampSwitched","data":{"state":"on"}}', 'LampSwitched', { on: true, by: 'unknown' }],
    [
      'a later one',
      '{"type":"LampSwitched","data":{"state":"off","by":"Lin"}}',
      'LampSwitched',
      { on: false, by: 'Lin' },
    ],
    ["today's", '{"type":"LampSwitched","data":{"on":true,"by":"Lin"}}', 'LampSwitched', { on: true, by: 'Lin' }],
    ['an old name', '{"type":"LampDied","data":{"reason":"age"}}', 'LampBroken', { reason: 'age' }],
    ['what nobody changed', '{"type":"LampBought","data":{"price":5}}', 'LampBought', { price: 5 }],
  ])("gives today's event for %s", (_case, json, type, data) =>
    expect(stored(json)).toEqual({ type, data, happenedAt }),
  );

  it('takes a type for itself, also when it is called like a property every object has', () =>
    expect(stored('{"type":"toString","data":1}')).toEqual({ type: 'toString', data: 1, happenedAt }));
});
