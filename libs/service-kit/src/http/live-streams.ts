import { applyDecorators, Sse } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Problem } from '../problem/problem.js';

/** Streams of one caller at once: as many windows of the console as somebody keeps open. */
const OF_ONE_CALLER = 8;

/** An endpoint that goes on telling (server-sent events). It counts among live streams, not among requests. */
export const Live = (path: string) => applyDecorators(Sse(path), RouteConfig({ live: true }));

/** Places of live streams: so many in all, and eight of one caller. */
export class LiveStreams {
  private readonly byCaller = new Map<string, number>();
  private open = 0;

  constructor(private readonly places: number) {}

  get inFlight(): number {
    return this.open;
  }

  /** Whether nobody else can have one. */
  get full(): boolean {
    return this.open >= this.places;
  }

  /**
   * Takes a place for a caller.
   *
   * @returns gives the place back
   * @throws {Problem} 429 when the caller has as many as one may have
   */
  enter(caller: string): () => void {
    const held = this.byCaller.get(caller) ?? 0;
    if (held >= OF_ONE_CALLER) throw tooMany;
    this.byCaller.set(caller, held + 1);
    this.open += 1;
    return () => this.leave(caller);
  }

  private leave(caller: string): void {
    this.open -= 1;
    const left = (this.byCaller.get(caller) ?? 1) - 1;
    if (left === 0) this.byCaller.delete(caller);
    else this.byCaller.set(caller, left);
  }
}

const tooMany = new Problem({
  status: 429,
  code: 'too-many-live-streams',
  values: { atMost: OF_ONE_CALLER },
  retryAfterSeconds: 10,
});
