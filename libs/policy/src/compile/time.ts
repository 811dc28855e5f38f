import type { Count, Span, Within } from '../format.js';
import { suggestion } from '../conditions/names.js';
import type { Path } from '../reading/yaml-file.js';
import { unitKeys, type WithinSource } from '../source/time.js';
import type { Compiling } from './compiling.js';

/** A length of time; reports none or two units, and what does not go with the unit. */
export function withinOf(compiling: Compiling, path: Path, source: WithinSource): Within {
  const written = unitKeys.filter((key) => source[key] !== undefined);
  const [unit] = written;
  if (unit === undefined || written.length > 1) {
    const message =
      unit === undefined ? 'names no unit' : `names ${String(written.length)} units: ${written.join(', ')}`;
    compiling.report.error({
      path,
      message: `this length ${message}`,
      remedy: `Write exactly one of ${unitKeys.join(', ')}.`,
    });
    return { unit: 'agreed' };
  }
  checkCompany(compiling, path, unit, source);
  const count = (key: typeof unit, times = 1) =>
    counted(compiling, [...path, key], source[key] as number | string, times);
  switch (unit) {
    case 'atOnce':
      return { unit: 'at-once' };
    case 'minutes':
      return { unit: 'elapsed', minutes: count(unit) };
    case 'hours':
      return { unit: 'elapsed', minutes: count(unit, 60) };
    case 'workingMinutes':
      return { unit: 'working-time', minutes: count(unit) };
    case 'workingHours':
      return { unit: 'working-time', minutes: count(unit, 60) };
    case 'workingDays':
      return { unit: 'working-day-share', share: source.workingDays ?? 1 };
    case 'businessDays':
      return {
        unit: 'business-days',
        days: count(unit),
        until: source.until === 'close' ? 'close' : 'same-time',
        from: source.countFrom ?? 'event',
      };
    case 'days':
      return { unit: 'calendar-days', count: count(unit), until: untilOf(source) };
    case 'weeks':
      return { unit: 'calendar-weeks', count: count(unit), until: untilOf(source) };
    case 'months':
      return { unit: 'calendar-months', count: count(unit), until: untilOf(source) };
    case 'sameDay':
      return { unit: 'same-day', until: source.sameDay ?? 'midnight' };
    case 'agreed':
      return { unit: 'agreed' };
  }
}

/** A length that is not an agreed date, for ladders, warnings and repetitions. */
export function spanOf(compiling: Compiling, path: Path, source: WithinSource): Span {
  const within = withinOf(compiling, path, source);
  return within.unit === 'agreed' ? { unit: 'at-once' } : within;
}

function counted(compiling: Compiling, path: Path, source: number | string, times: number): Count {
  const count = compiling.count(path, source);
  if (times === 1) return count;
  const plain = Number(count.source);
  return {
    source: Number.isNaN(plain) ? `(${count.source}) * ${String(times)}` : String(plain * times),
    of: (facts) => {
      const value = count.of(facts);
      return value === undefined ? undefined : value * times;
    },
  };
}

function untilOf(source: WithinSource): 'same-time' | 'end-of-day' {
  return source.until === 'end-of-day' ? 'end-of-day' : 'same-time';
}

/** `until` and `countFrom` only go with some units. */
function checkCompany(compiling: Compiling, path: Path, unit: (typeof unitKeys)[number], source: WithinSource): void {
  const calendarDays = unit === 'days' || unit === 'weeks' || unit === 'months';
  const untils = unit === 'businessDays' ? ['same-time', 'close'] : calendarDays ? ['same-time', 'end-of-day'] : [];
  if (source.until !== undefined && !untils.includes(source.until)) {
    const remedy = untils.length === 0 ? 'Leave it out.' : suggestion(source.until, untils);
    compiling.report.error({
      path: [...path, 'until'],
      message: `until: ${source.until} does not go with ${unit}`,
      remedy,
    });
  }
  if (source.countFrom !== undefined && unit !== 'businessDays') {
    const message = `countFrom does not go with ${unit}`;
    compiling.report.error({ path: [...path, 'countFrom'], at: 'key', message, remedy: 'Leave it out.' });
  }
}
