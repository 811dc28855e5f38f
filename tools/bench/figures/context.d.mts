import type { ownPostgres } from '../house/postgres.mjs';

/** What every figure is made with. */
export interface Context {
  readonly postgres: Awaited<ReturnType<typeof ownPostgres>>;
  readonly folder: string;
  readonly logFolder: string;
  /** Medians are taken of so many rounds, in each of which every contender takes its turn. */
  readonly rounds: number;
  /** Of one turn. */
  readonly seconds: number;
  /** How many complaints travel through the whole system. */
  readonly complaints: number;
  readonly say: (sentence: string) => void;
}

/** A promise with the value that a run found for it. */
export interface Goal {
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  readonly atLeast?: number;
  readonly below?: number;
}

export interface Figure {
  readonly title: string;
  readonly rows: readonly Record<string, string | number>[];
  readonly goals: readonly Goal[];
}
