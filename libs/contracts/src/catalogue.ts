import type { EventContract } from './contract.js';
import { feedbackEvents } from './events/feedback-events.js';
import { intakeEvents } from './events/intake-events.js';
import { referenceEvents } from './events/reference-events.js';
import { routingEvents } from './events/routing-events.js';
import { slaEvents } from './events/sla-events.js';

/** Every public event of the house. */
export const catalogue: readonly EventContract[] = [
  ...intakeEvents,
  ...routingEvents,
  ...slaEvents,
  ...feedbackEvents,
  ...referenceEvents,
];

const byType = new Map(catalogue.map((event) => [event.type, event]));

/** The contract of an event type, or nothing where it is none of ours (newer, or a stranger's). */
export function contractOf(type: string): EventContract | undefined {
  return byType.get(type);
}

/** `redress.intake.complaint-registered.v1` → `complaint-registered`: the name by which policies call the fact. */
export function factNameOf(type: string): string {
  return type.split('.').at(-2) ?? type;
}
