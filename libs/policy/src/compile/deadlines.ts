import type {
  CalendarChoice,
  DeadlineRule,
  Extension,
  FactTrigger,
  LadderStep,
  Repetition,
  Start,
  Warning,
  WithinCase,
} from '../format.js';
import type { Path } from '../reading/yaml-file.js';
import type { DeadlineSource, StartSource, StepSource } from '../source/deadlines.js';
import { type Compiling, items } from './compiling.js';
import { spanOf, withinOf } from './time.js';

/** Withdrawing and declining end what was due, unless the policy says otherwise. */
const usualLifts = ['complaint-withdrawn', 'complaint-declined'];

export function deadlineOf(compiling: Compiling, id: string, source: DeadlineSource): DeadlineRule {
  const path = ['deadlines', id];
  const { deadlines } = compiling.names.ids;
  const appliesWhen = compiling.condition([...path, 'appliesWhen'], source.appliesWhen);
  const ends = compiling.triggers([...path, 'ends'], source.ends);
  const extension = source.extension && extensionOf(compiling, [...path, 'extension'], source.extension);
  const repeats = source.repeats && repetitionOf(compiling, [...path, 'repeats'], source.repeats);
  return {
    id,
    title: source.title,
    sources: compiling.sources(path, source.source),
    ...(appliesWhen && { appliesWhen }),
    starts: items([...path, 'starts'], source.starts).map(([at, start]) => startOf(compiling, at, start)),
    ends,
    lifts: source.lifts === undefined ? liftsBeside(ends) : compiling.triggers([...path, 'lifts'], source.lifts),
    within: casesOf(compiling, [...path, 'within'], source.within),
    agreedTermReplaces: source.agreedTermReplaces,
    calendar: calendarOf(compiling, [...path, 'calendar'], source.calendar),
    pausesWhile: compiling.referAll([...path, 'pausesWhile'], source.pausesWhile, compiling.names.pauseStates, 'state'),
    owner: compiling.owner([...path, 'owner'], source.owner),
    warnings: warningsOf(compiling, [...path, 'warnings'], source.warnings ?? {}),
    ladder: Object.entries(source.ladder ?? {}).map(([step, body]) =>
      stepOf(compiling, [...path, 'ladder', step], step, body, source),
    ),
    ...(extension && { extension }),
    ...(repeats && { repeats }),
    onReopening: source.onReopening,
    ...(source.notAfter !== undefined && {
      notAfter: compiling.refer([...path, 'notAfter'], source.notAfter, deadlines, 'deadline'),
    }),
    countsAs: items(path, source.countsAs).map(([, name]) => name),
  };
}

function liftsBeside(ends: readonly FactTrigger[]): FactTrigger[] {
  return usualLifts.filter((fact) => !ends.some((end) => end.fact === fact)).map((fact) => ({ fact }));
}

function startOf(compiling: Compiling, path: Path, source: StartSource): Start {
  if (typeof source === 'string') return { on: 'fact', trigger: compiling.trigger(path, source) };
  const { fact, when, deadline, falls, before } = source;
  const known = compiling.names.ids.deadlines;
  if ([fact, deadline, before].filter((each) => each !== undefined).length !== 1) {
    const remedy = 'Write fact: (with when:), or deadline: with falls:, or before:.';
    compiling.report.error({ path, message: 'a start is one thing', remedy });
  }
  if (before !== undefined) {
    return { on: 'before-due', deadline: compiling.refer([...path, 'before'], before, known, 'deadline') };
  }
  if (deadline !== undefined) {
    const outcome = falls ?? 'missed';
    if (falls === undefined) {
      const message = 'it does not say what the other deadline has to do';
      compiling.report.error({ path, message, remedy: 'Add falls: due, met or missed.' });
    }
    return { on: 'deadline', deadline: compiling.refer([...path, 'deadline'], deadline, known, 'deadline'), outcome };
  }
  return { on: 'fact', trigger: compiling.trigger(path, { fact: fact ?? '', ...(when !== undefined && { when }) }) };
}

function casesOf(compiling: Compiling, path: Path, source: DeadlineSource['within']): WithinCase[] {
  if (!Array.isArray(source)) return [{ within: withinOf(compiling, path, source), sources: [] }];
  return source.map((each, index) => {
    const at = [...path, index];
    const when = compiling.condition([...at, 'when'], each.when);
    const sources = typeof each.source === 'string' ? [each.source] : (each.source ?? []);
    return { within: withinOf(compiling, at, each), sources, ...(when && { when }) };
  });
}

function calendarOf(compiling: Compiling, path: Path, source: DeadlineSource['calendar']): CalendarChoice {
  if (typeof source === 'string') return { use: source };
  const { calendars } = compiling.names;
  if (calendars) compiling.refer([...path, 'named'], source.named, calendars, 'calendar');
  return { use: 'named', calendar: source.named };
}

function warningsOf(compiling: Compiling, path: Path, source: NonNullable<DeadlineSource['warnings']>): Warning[] {
  return Object.entries(source).map(([id, { share, before, tell }]) => {
    const at = [...path, id];
    if ((share === undefined) === (before === undefined)) {
      const remedy = 'Write share: 0.75, or before: { hours: 4 }.';
      compiling.report.error({ path: at, at: 'key', message: 'a warning has one moment', remedy });
    }
    const moment =
      before === undefined
        ? { after: 'share' as const, share: share ?? 1 }
        : { before: 'due' as const, span: spanOf(compiling, [...at, 'before'], before) };
    return { id, at: moment, tell: compiling.owners([...at, 'tell'], tell) };
  });
}

function stepOf(
  compiling: Compiling,
  path: Path,
  id: string,
  source: StepSource,
  deadline: DeadlineSource,
): LadderStep {
  const when = compiling.condition([...path, 'when'], source.when);
  return {
    id,
    title: source.title ?? deadline.title,
    at: { from: source.from, ...(source.after && { span: spanOf(compiling, [...path, 'after'], source.after) }) },
    ...(when && { when }),
    tell: compiling.owners([...path, 'tell'], source.tell),
    ...(source.raiseGradeTo !== undefined && {
      raiseGradeTo: compiling.refer(
        [...path, 'raiseGradeTo'],
        source.raiseGradeTo,
        compiling.names.ids.grades,
        'grade',
      ),
    }),
    ...(source.reassignTo && { reassignTo: compiling.owner([...path, 'reassignTo'], source.reassignTo) }),
    ...(source.escalateTo && { escalateTo: compiling.owner([...path, 'escalateTo'], source.escalateTo) }),
    sources: typeof source.source === 'string' ? [source.source] : (source.source ?? []),
  };
}

function extensionOf(compiling: Compiling, path: Path, source: NonNullable<DeadlineSource['extension']>): Extension {
  return {
    steps: source.upTo.map((step, index) => ({
      upTo: withinOf(compiling, [...path, 'upTo', index], step),
      approver: compiling.role([...path, 'upTo', index, 'approver'], step.approver),
    })),
    ...(source.atMostTimes !== undefined && { atMostTimes: source.atMostTimes }),
    reasonRequired: source.reasonRequired,
    tellCustomer: source.tellCustomer,
    sources: typeof source.source === 'string' ? [source.source] : (source.source ?? []),
  };
}

function repetitionOf(compiling: Compiling, path: Path, source: NonNullable<DeadlineSource['repeats']>): Repetition {
  return {
    every: spanOf(compiling, [...path, 'every'], source.every),
    ...(source.atMostTimes !== undefined && { atMostTimes: source.atMostTimes }),
    until: compiling.triggers([...path, 'until'], source.until),
  };
}
