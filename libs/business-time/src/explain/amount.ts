/** An amount of time in its largest whole units: days are not among them, since a working day has no fixed length. */
export interface Amount {
  readonly hours: number;
  readonly minutes: number;
  /** With a fraction where there are milliseconds. */
  readonly seconds: number;
}

export function amountOf(ms: number): Amount {
  const total = Math.abs(ms);
  return {
    hours: Math.floor(total / 3_600_000),
    minutes: Math.floor((total % 3_600_000) / 60_000),
    seconds: (total % 60_000) / 1000,
  };
}
