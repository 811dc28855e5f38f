/** What was answered, how often and how fast. */
export class Tally {
  constructor() {
    /** @type {Record<string, number>} */
    this.statuses = {};
    /** @type {number[]} */
    this.accepted = [];
    /** @type {number[]} */
    this.refused = [];
    /** Refusals that do not say when to come again, or are no problem details. */
    this.unclear = 0;
    /** @type {string | undefined} */
    this.example = undefined;
  }

  /** @param {import('./http-connection.mjs').Answer | Error} answer @param {number} ms */
  note(answer, ms) {
    const status = answer instanceof Error ? 'no answer' : String(answer.status);
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    if (answer instanceof Error) return void (this.example ??= answer.message);
    if (answer.status < 300) return void this.accepted.push(ms);
    this.refused.push(ms);
    this.example ??= answer.body.slice(0, 500);
    const clear = /\r\nretry-after: \d/i.test(answer.head) && /application\/problem\+json/i.test(answer.head);
    if (![429, 503].includes(answer.status) || !clear) this.unclear += 1;
  }

  /** @param {number} seconds  how long it took */
  summary(seconds) {
    return {
      seconds,
      accepted: this.accepted.length,
      perSecond: this.accepted.length / seconds,
      statuses: this.statuses,
      latencyMs: percentiles(this.accepted),
      refusals: { count: this.refused.length, unclear: this.unclear, latencyMs: percentiles(this.refused) },
      ...(this.example === undefined ? {} : { example: this.example }),
    };
  }
}

/** @param {number[]} values  milliseconds */
export function percentiles(values) {
  const sorted = Float64Array.from(values).sort();
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
