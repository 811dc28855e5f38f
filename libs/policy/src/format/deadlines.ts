import type { Condition, Count } from './conditions.js';
import type { FactName, Named, Owner, RoleId, Sources, Text } from './words.js';

export type DeadlineId = string;

/** A length of time in the unit the rule was written in; how each is counted is in docs/policy/handbook.md. */
export type Within =
  | { readonly unit: 'at-once' }
  /** Wall-clock minutes and hours, by the world's clock. */
  | { readonly unit: 'elapsed'; readonly minutes: Count }
  /** Only opening hours count. */
  | { readonly unit: 'working-time'; readonly minutes: Count }
  /** A share of the calendar's standard working day: 0.5 is half of it (E3-4). */
  | { readonly unit: 'working-day-share'; readonly share: number }
  | {
      readonly unit: 'business-days';
      readonly days: Count;
      readonly until: 'same-time' | 'close';
      readonly from: 'event' | 'next-day';
    }
  /** Whole days, weeks or months on the wall of the branch: daylight saving keeps the time of day. */
  | {
      readonly unit: 'calendar-days' | 'calendar-weeks' | 'calendar-months';
      readonly count: Count;
      readonly until: 'same-time' | 'end-of-day';
    }
  | { readonly unit: 'same-day'; readonly until: 'midnight' | 'closing' }
  /** The date agreed with the customer; not running until one is known. */
  | { readonly unit: 'agreed' };

/** The lengths a ladder, warning, extension or repetition may use: all but an agreed date. */
export type Span = Exclude<Within, { unit: 'agreed' }>;

/** A fact, where it satisfies the condition. */
export interface FactTrigger {
  readonly fact: FactName;
  readonly when?: Condition;
}

export type Start =
  | { readonly on: 'fact'; readonly trigger: FactTrigger }
  | { readonly on: 'deadline'; readonly deadline: DeadlineId; readonly outcome: 'due' | 'met' | 'missed' }
  /** Due `within` before the other one falls due, instead of after a start. */
  | { readonly on: 'before-due'; readonly deadline: DeadlineId };

/** The first case whose condition holds gives the length; the last one usually has none. */
export interface WithinCase {
  readonly when?: Condition;
  readonly within: Within;
  readonly sources: Sources;
}

export type CalendarChoice =
  | { readonly use: 'branch' }
  | { readonly use: 'policy' }
  | { readonly use: 'always' }
  | { readonly use: 'named'; readonly calendar: string };

export type WarningMoment =
  /** 0 to 1 of the time allowed: of the opening hours in it where the deadline looks at them, pauses left out. */
  { readonly after: 'share'; readonly share: number } | { readonly before: 'due'; readonly span: Span };

export interface Warning {
  readonly id: string;
  readonly at: WarningMoment;
  readonly tell: readonly Owner[];
}

/** When a step of the ladder is taken; `due` without a span is the due time itself. */
export interface LadderMoment {
  readonly from: 'due' | 'start';
  readonly span?: Span;
}

/** Each step fires once in the life of a deadline, in the order of the ladder. */
export interface LadderStep {
  readonly id: string;
  readonly title: Text;
  readonly at: LadderMoment;
  readonly when?: Condition;
  readonly tell: readonly Owner[];
  readonly raiseGradeTo?: string;
  readonly reassignTo?: Owner;
  readonly escalateTo?: Owner;
  readonly sources: Sources;
}

/** The total length counts from the start, as if it had been allowed at first; approvers are tried shortest first. */
export interface ExtensionStep {
  readonly upTo: Span | { readonly unit: 'agreed' };
  readonly approver: RoleId;
}
export interface Extension {
  readonly steps: readonly ExtensionStep[];
  readonly atMostTimes?: number;
  readonly reasonRequired: boolean;
  readonly tellCustomer: boolean;
  readonly sources: Sources;
}

/** After each end, however it ended, it falls due `every` later; the first time it is as long as `within` says. */
export interface Repetition {
  readonly every: Span;
  readonly atMostTimes?: number;
  readonly until: readonly FactTrigger[];
}

export interface DeadlineRule extends Named {
  readonly appliesWhen?: Condition;
  /** Any of them starts it; the first to happen counts. */
  readonly starts: readonly Start[];
  /** Any of them meets it. */
  readonly ends: readonly FactTrigger[];
  /** Any of them lifts it: neither met nor missed. Withdrawing and declining, unless the policy says otherwise. */
  readonly lifts: readonly FactTrigger[];
  readonly within: readonly WithinCase[];
  /** A date agreed with the customer takes the place of the length (D-5 "or the term the customer requires"). */
  readonly agreedTermReplaces: boolean;
  readonly calendar: CalendarChoice;
  readonly pausesWhile: readonly string[];
  readonly owner: Owner;
  readonly warnings: readonly Warning[];
  readonly ladder: readonly LadderStep[];
  readonly extension?: Extension;
  readonly repeats?: Repetition;
  readonly onReopening: 'resume' | 'restart' | 'new' | 'stay-ended';
  /** Never due later than this other deadline. */
  readonly notAfter?: DeadlineId;
  /** Figures (E5-3) count it under this name as well. */
  readonly countsAs: readonly string[];
}
