import type { DeadlineRule } from '../format.js';
import type { Finding } from '../reading/report.js';
import { certainOrder } from './span-bounds.js';

/** What cannot work inside one deadline. */
export function deadlineFindings(rule: DeadlineRule): readonly Finding[] {
  return [
    ...casesNeverReached(rule),
    ...endsAtItsStart(rule),
    ...countedBackInVain(rule),
    ...repeatedAtOnce(rule),
    ...warningsTooEarly(rule),
    ...extensionsTooShort(rule),
  ];
}

/** After a case without a condition, no later one is ever asked. */
function casesNeverReached(rule: DeadlineRule): readonly Finding[] {
  const open = rule.within.findIndex((each) => each.when === undefined);
  if (open < 0 || open === rule.within.length - 1) return [];
  return [
    {
      path: ['deadlines', rule.id, 'within', open + 1],
      message: `case ${String(open + 2)} is never reached: the one before it has no condition`,
      remedy: 'Put the case without a condition last.',
    },
  ];
}

function endsAtItsStart(rule: DeadlineRule): readonly Finding[] {
  const starts = rule.starts.flatMap((start) => (start.on === 'fact' ? [start.trigger] : []));
  const same = rule.ends.find((end) => starts.some((start) => start.fact === end.fact && !start.when && !end.when));
  if (same === undefined) return [];
  const message = `"${same.fact}" both starts and ends it`;
  return [{ path: ['deadlines', rule.id, 'ends'], message, remedy: 'End it with another fact, or add a condition.' }];
}

/** What is counted back from a due time goes where that goes, and lies before it. */
function countedBackInVain({ id, starts, within, pausesWhile }: DeadlineRule): readonly Finding[] {
  const back = starts.find((start) => start.on === 'before-due');
  if (back === undefined) return [];
  const byItself: Finding = {
    path: ['deadlines', id, 'pausesWhile'],
    message: `this is counted back from "${back.deadline}" and stands still with that, not by itself`,
    remedy: `Remove pausesWhile here; "${back.deadline}" says when both stand still.`,
  };
  const endOfDay: Finding = {
    path: ['deadlines', id, 'within'],
    message: `the end of a day cannot be counted back from "${back.deadline}"`,
    remedy: 'Write a length: hours, workingHours, businessDays, days, weeks or months.',
  };
  return [
    ...(pausesWhile.length > 0 ? [byItself] : []),
    ...(within.some((each) => each.within.unit === 'same-day') ? [endOfDay] : []),
  ];
}

function repeatedAtOnce({ id, repeats }: DeadlineRule): readonly Finding[] {
  if (repeats?.every.unit !== 'at-once') return [];
  const message = `"${id}" would begin again at once, without end`;
  return [{ path: ['deadlines', id, 'repeats', 'every'], message, remedy: 'Write how long after each end it comes.' }];
}

function warningsTooEarly(rule: DeadlineRule): readonly Finding[] {
  return rule.warnings.flatMap(({ id, at }) => {
    if ('before' in at && rule.within.every(({ within }) => certainOrder(at.span, within) === 1)) {
      const message = `warning "${id}" lies before the start of "${rule.id}"`;
      return [
        {
          path: ['deadlines', rule.id, 'warnings', id],
          at: 'key' as const,
          message,
          remedy: 'Make it shorter than the time allowed.',
        },
      ];
    }
    return [];
  });
}

/** An extension is the whole length from the start, so it has to be longer than the first one. */
function extensionsTooShort(rule: DeadlineRule): readonly Finding[] {
  return (rule.extension?.steps ?? []).flatMap(({ upTo }, index) => {
    const notLonger = rule.within.every(({ within }) => {
      const order = certainOrder(upTo, within);
      return order === -1 || order === 0;
    });
    if (!notLonger) return [];
    const path = ['deadlines', rule.id, 'extension', 'upTo', index];
    const message = 'this extension is not longer than the time allowed at first';
    return [{ path, message, remedy: 'Write the whole length from the start, not what is added.' }];
  });
}
