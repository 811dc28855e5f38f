import type { Language } from '../http/language.js';

/** One field of a request that is wrong. `field` is a path such as `customer.telephone`; the empty path is the body itself. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export interface ProblemInit {
  readonly status: number;
  /** Stable, kebab-case; clients act on it, and its texts are found by it in the message catalogue. */
  readonly code: string;
  /** Used in English where the catalogue has no text for the code. */
  readonly detail?: string;
  /** Id of the rule that stands in the way, such as `A-14` or a rule of the policy. */
  readonly rule?: string;
  /** What the sentence speaks of; fills the `{name}` places of its template. Never personal data. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is not what was asked for; thrown in a controller, it is sent as problem details (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly init: ProblemInit;

  constructor(init: ProblemInit) {
    super(init.detail ?? init.code);
    this.name = 'Problem';
    this.status = init.status;
    this.code = init.code;
    this.init = init;
  }
}

/** The title and the sentence of one code in one language; `{name}` takes the value of that name. */
export interface ProblemText {
  readonly title: string;
  readonly detail?: string;
}

/** Texts by code and language. A service registers its own in its definition. */
export type MessageCatalogue = Readonly<Record<string, Readonly<Record<Language, ProblemText>>>>;
