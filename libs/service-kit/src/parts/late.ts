import { DatabaseAway } from '../problem/away.js';

const askedByNest = /^(then|onModule(Init|Destroy)|onApplication(Bootstrap|Shutdown)|beforeApplicationShutdown)$/;

/** Something that comes into being only when PostgreSQL is there, and that others hold before. */
export class Late<Thing extends object> {
  private thing: Thing | undefined;
  private readonly bound = new Map<string, unknown>();

  /** What the others hold: uses go to the thing, and until it is there they throw {@link DatabaseAway}. */
  readonly standIn = new Proxy({} as Thing, { get: (_, name) => this.member(name) });

  get here(): Thing | undefined {
    return this.thing;
  }

  arrived(thing: Thing): void {
    this.thing = thing;
  }

  private member(name: string | symbol): unknown {
    // Nest asks what it injects whether it is a promise, or has hooks.
    if (typeof name === 'symbol' || askedByNest.test(name)) return undefined;
    const { thing } = this;
    if (!thing) return notYet;
    const member = thing[name as keyof Thing] as unknown;
    if (typeof member !== 'function') return member;
    const known = this.bound.get(name) ?? (member.bind(thing) as unknown);
    this.bound.set(name, known);
    return known;
  }
}

function notYet(): never {
  throw new DatabaseAway();
}
