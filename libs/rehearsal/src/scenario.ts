import { instant, type Instant, msOf, plusMs } from '@redress/business-time';
import { type Learned, moneyOf, type Scenario } from '@redress/policy';
import { type RecordedComplaint, recordedComplaint } from './recorded.js';

/** Where a scenario is put on the calendar; what is left out stays as the file says. */
export interface Placing {
  /** Its first fact happens then, and the others as much later as they did. */
  readonly from?: Instant;
  /** Time goes on until then after the last fact. */
  readonly to?: Instant;
}

/** The scenario as a complaint that was recorded like this. */
export function recordOf(played: Scenario, placing: Placing = {}): RecordedComplaint {
  const { title, complaint, facts, until, proposer = 'handler' } = played;
  const [first] = facts;
  const registered = instant(first?.at ?? '');
  const moved = placing.from === undefined ? 0 : msOf(placing.from) - msOf(registered);
  const at = (text: string) => plusMs(instant(text), moved);
  const last = at(until ?? facts.at(-1)?.at ?? '');
  const { kind, channel, category, product, amount, flags, fields, ...rest } = complaint;
  const { solution, ...more } = rest;
  return recordedComplaint.parse({
    ...{ id: title.en, registeredAt: plusMs(registered, moved), branch: 'example', kind, channel },
    ...{ category: category ?? null, product: product ?? null, flags, fields },
    amount: amount === undefined ? null : moneyOf(amount),
    ...{ known: more, proposer },
    facts: facts.map(({ at: when, fact, agreed, now, ...about }, index) => ({
      at: at(when),
      fact,
      about,
      ...(now && { learnt: learntOf(now) }),
      ...(agreed !== undefined && { agreed: at(agreed) }),
      ...offerOf(index === 0 ? { ...solution, ...now?.solution } : now?.solution, proposer),
    })),
    until: placing.to === undefined || placing.to < last ? last : placing.to,
  });
}

function learntOf({ solution: _, amount, ...plain }: Learned) {
  return { ...plain, ...(amount !== undefined && { amount: moneyOf(amount) }) };
}

function offerOf(solution: Learned['solution'], proposer: string) {
  if (solution === undefined || Object.keys(solution).length === 0) return {};
  const { type, money, bottles } = solution;
  return {
    offer: {
      ...{ proposer, goods: bottles === undefined ? [] : [{ item: 'beer', quantity: bottles }] },
      ...(type !== undefined && { type }),
      ...(money !== undefined && { money: moneyOf(money) }),
    },
  };
}
