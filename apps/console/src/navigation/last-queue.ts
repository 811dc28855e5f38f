/** The queue somebody came from: its address with all filters, and the complaints in its order. */
interface LastQueue {
  readonly address: string;
  readonly complaints: readonly string[];
}

let last: LastQueue = { address: '/', complaints: [] };

export function rememberQueue(queue: LastQueue): void {
  last = queue;
}

/** Forgets it, since the next person at this desk may not see the same. */
export function forgetQueue(): void {
  last = { address: '/', complaints: [] };
}

/** Where "back to the queue" leads. */
export function lastQueueAddress(): string {
  return last.address;
}

/** The complaint before (-1) or after (1) this one in the queue somebody came from. */
export function neighbourOf(complaintId: string, step: 1 | -1): string | undefined {
  const at = last.complaints.indexOf(complaintId);
  return at === -1 ? undefined : last.complaints[at + step];
}
