import fc from 'fast-check';
import type { CalendarDefinition, DatedException } from '../definition.js';
import { type WeekdayName, weekdayNames } from '../units.js';

/** Minutes of a day that are open, from its midnight; beyond 1440 they lie on the day after. */
export type Minutes = readonly (readonly [start: number, end: number])[];

/** A calendar as the slow reference understands it, and as the library reads it. */
export interface Model {
  /** Monday first, breaks already taken out. */
  readonly week: readonly Minutes[];
  /** Hours of dated days, by day number. */
  readonly dated: ReadonlyMap<number, Minutes>;
  readonly definition: CalendarDefinition;
}

const written = (minute: number) =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const period = ([start, end]: readonly [number, number]) =>
  `${written(start)}-${end === 1440 ? '24:00' : written(end)}`;
const cut = (hours: Minutes, [from, to]: readonly [number, number]): Minutes =>
  hours.flatMap(([start, end]) =>
    (
      [
        [start, Math.min(end, from)],
        [Math.max(start, to), end],
      ] as const
    ).filter(([one, other]) => one < other),
  );

/** Up to three periods by day, apart from one another, at odd minutes and whole hours alike. */
const dayHours: fc.Arbitrary<Minutes> = fc
  .uniqueArray(
    fc.oneof(
      fc.integer({ min: 0, max: 1440 }),
      fc.integer({ min: 0, max: 24 }).map((hour) => hour * 60),
    ),
    {
      minLength: 2,
      maxLength: 6,
    },
  )
  .map((edges) => edges.sort((one, other) => one - other))
  .map((edges) => Array.from({ length: Math.floor(edges.length / 2) }, (_, i) => [edges[2 * i], edges[2 * i + 1]]))
  .map((pairs) => pairs as unknown as Minutes);

/** A shift that ends the next morning; days after it begin later than it ends. */
const night: fc.Arbitrary<Minutes> = fc
  .tuple(fc.integer({ min: 1100, max: 1439 }), fc.integer({ min: 1441, max: 1441 + 400 }))
  .map((shift) => [shift]);
const late: fc.Arbitrary<Minutes> = fc
  .tuple(fc.integer({ min: 500, max: 700 }), fc.integer({ min: 701, max: 1090 }))
  .map((shift) => [shift]);

const weekOfDays = fc.array(fc.oneof({ weight: 3, arbitrary: dayHours }, fc.constant([])), {
  minLength: 7,
  maxLength: 7,
});
const weekOfNights = fc.array(fc.oneof(night, late, fc.constant([])), { minLength: 7, maxLength: 7 });

type Change =
  | { readonly kind: 'holiday' }
  | { readonly kind: 'make-up'; readonly of: number }
  | { readonly kind: 'hours'; readonly hours: Minutes }
  | { readonly kind: 'half'; readonly at: number; readonly morning: boolean };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant({ kind: 'holiday' } as const),
  fc.integer({ min: 0, max: 6 }).map((of) => ({ kind: 'make-up', of }) as const),
  dayHours.map((hours) => ({ kind: 'hours', hours }) as const),
  fc.record({ kind: fc.constant('half' as const), at: fc.integer({ min: 0, max: 1439 }), morning: fc.boolean() }),
);

/** Random calendars of `zone` whose dated days lie within `days` of `firstDay`. */
export function models(zone: string, firstDay: number, days: number): fc.Arbitrary<Model> {
  return fc
    .record({
      week: fc.oneof(weekOfDays, weekOfNights).filter((week) => week.some((hours) => hours.length > 0)),
      lunch: fc.option(fc.constantFrom<[number, number]>([720, 780], [601, 702], [90, 125])),
      changes: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: days - 1 }), change), {
        maxLength: 5,
        selector: ([day]) => day,
      }),
    })
    .map(({ week, lunch, changes }) => {
      const open = lunch ? week.map((hours) => cut(cut(hours, lunch), [lunch[0] + 1440, lunch[1] + 1440])) : week;
      const dated = new Map(
        changes.map(([offset, what]) => [firstDay + offset, changed(open, firstDay + offset, what)]),
      );
      const definition: CalendarDefinition = {
        id: 'random',
        version: 1,
        zone,
        hours: byName(week),
        ...(lunch ? { breaks: { everyDay: [period(lunch)] } } : {}),
        ...listed(changes, firstDay, dated),
      };
      return { week: open, dated, definition };
    })
    .filter(({ week }) => week.some((hours) => hours.length > 0));
}

function changed(week: readonly Minutes[], day: number, what: Change): Minutes {
  const usual = week[weekday(day)] as Minutes;
  switch (what.kind) {
    case 'holiday':
      return [];
    case 'make-up':
      return week[what.of] as Minutes;
    case 'hours':
      return what.hours;
    case 'half': {
      const opens = Math.min(...usual.map(([start]) => start));
      const closes = Math.max(...usual.map(([, end]) => end));
      // before the day opens: the small hours after it, where there are any
      const at = what.at <= opens && what.at + 1440 <= closes ? what.at + 1440 : what.at;
      return cut(usual, what.morning ? [at, 2880] : [0, at]);
    }
  }
}

function listed(
  changes: readonly (readonly [number, Change])[],
  firstDay: number,
  dated: Model['dated'],
): Partial<CalendarDefinition> {
  const date = (offset: number) => new Date((firstDay + offset) * 86_400_000).toISOString().slice(0, 10);
  const of = (kind: Change['kind']) => changes.filter(([, what]) => what.kind === kind);
  const exceptions = changes.flatMap(([offset, what]): DatedException[] => {
    if (what.kind === 'hours') return [{ date: date(offset), hours: what.hours.map(period) }];
    if (what.kind !== 'half') return [];
    // a half day that leaves nothing is refused
    if (dated.get(firstDay + offset)?.length === 0) return [{ date: date(offset), closed: true }];
    return [{ date: date(offset), ...(what.morning ? { closesAt: written(what.at) } : { opensAt: written(what.at) }) }];
  });
  return {
    holidays: of('holiday').map(([offset]) => ({ date: date(offset) })),
    makeUpDays: of('make-up').map(([offset, what]) => ({
      date: date(offset),
      hoursOf: weekdayNames[what.kind === 'make-up' ? what.of : 0] as WeekdayName,
    })),
    exceptions,
  };
}

function byName(week: readonly Minutes[]): CalendarDefinition['hours'] {
  return Object.fromEntries(weekdayNames.map((name, index) => [name, (week[index] as Minutes).map(period)]));
}

/** 0 is Monday. */
export function weekday(day: number): number {
  return (day + 3) % 7;
}
