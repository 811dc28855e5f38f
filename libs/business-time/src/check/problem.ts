/** One thing wrong with a calendar definition, and where: `['holidays', 3, 'date']`. */
export interface CalendarProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Collects problems below one place of the definition. */
export class Findings {
  constructor(
    private readonly found: CalendarProblem[] = [],
    private readonly place: readonly (string | number)[] = [],
  ) {}

  at(...steps: (string | number)[]): Findings {
    return new Findings(this.found, [...this.place, ...steps]);
  }

  add(message: string): void {
    this.found.push({ path: this.place, message });
  }

  get problems(): CalendarProblem[] {
    return this.found;
  }
}

/** Thrown for a definition that is not one; names every problem. */
export class InvalidCalendar extends Error {
  constructor(
    readonly calendarId: string,
    readonly problems: readonly CalendarProblem[],
  ) {
    const lines = problems.map(({ path, message }) => `${path.length > 0 ? `${writtenPath(path)}: ` : ''}${message}`);
    super(`Calendar ${calendarId} cannot be used. ${lines.join(' ')}`);
    this.name = 'InvalidCalendar';
  }
}

/** `holidays[3].date` */
export function writtenPath(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : step),
    '',
  );
}
