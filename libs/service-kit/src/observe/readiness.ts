import { sharedLook } from './shared-look.js';

/** How one part of the service is. */
export interface PartState {
  readonly state: 'here' | 'away';
  /** Since when it is so, as far as anybody looked (RFC 3339). */
  readonly since: string;
  readonly detail?: string;
}

export interface ReadinessReport {
  /** `degraded`: something is away, and the service works on without it. */
  readonly status: 'ready' | 'degraded' | 'unready' | 'stopping';
  readonly parts: Readonly<Record<string, PartState>>;
}

/** A part that can be away. */
export interface Part {
  readonly name: string;
  /** Whether the service cannot answer without it. */
  readonly needed: boolean;
  /** Nothing when it is here, else a sentence for people. Throwing, or not answering within a second, means away. */
  readonly whyAway: () => string | undefined | Promise<string | undefined>;
}

const PATIENCE_MS = 1_000;
const LOOK_EVERY_MS = 1_000;

/** What a service stands on, and what of it is here. */
export class Readiness {
  private readonly parts = new Map<string, Part>();
  private readonly seen = new Map<string, PartState>();
  private stopping = false;
  private looked = this.freshLook();

  /** Workers and adapters name the parts they stand on. */
  add(part: Part): void {
    this.parts.set(part.name, part);
    this.looked = this.freshLook();
  }

  /** From now on the answer is `stopping`, so that no new work is sent here. */
  stop(): void {
    this.stopping = true;
  }

  /** As of a second ago at most: asking costs nobody a token, so it may not cost us work each time. */
  async report(): Promise<ReadinessReport> {
    const states = await this.looked();
    const away = states.filter(([, { state }]) => state === 'away').map(([part]) => part);
    const working = away.some(({ needed }) => needed) ? 'unready' : away.length > 0 ? 'degraded' : 'ready';
    return {
      status: this.stopping ? 'stopping' : working,
      parts: Object.fromEntries(states.map(([{ name }, state]) => [name, state])),
    };
  }

  private freshLook() {
    return sharedLook(LOOK_EVERY_MS, () =>
      Promise.all([...this.parts.values()].map(async (part) => [part, await this.look(part)] as const)),
    );
  }

  private async look(part: Part): Promise<PartState> {
    const detail = await within(PATIENCE_MS, part.whyAway);
    const state = detail === undefined ? 'here' : 'away';
    const before = this.seen.get(part.name);
    const since = before?.state === state ? before.since : new Date().toISOString();
    const now = { state, since, ...(detail === undefined ? {} : { detail }) } as const;
    this.seen.set(part.name, now);
    return now;
  }
}

async function within(ms: number, look: Part['whyAway']): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`did not answer within ${ms} ms`), ms);
  });
  try {
    return await Promise.race([Promise.resolve().then(look), late]);
  } catch (fault) {
    return fault instanceof Error ? fault.message || fault.name : String(fault);
  } finally {
    clearTimeout(timer);
  }
}
