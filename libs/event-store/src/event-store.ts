import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Append, AppendOutcome, Once } from './append.js';
import { appendBatch } from './appending/append-batch.js';
import { GatheredReads } from './appending/gathered-reads.js';
import { Gatherer } from './appending/gatherer.js';
import { type PreparedAppend, prepareAppend } from './appending/prepared-append.js';
import { EventStoreOverloaded, EventStoreStopped } from './errors.js';
import type { AnyEvent, LoadedStream, StoredEvent } from './event.js';
import { findWords, type WordsOfStream } from './find-words.js';
import { firstLink } from './hash-chain.js';
import { type OnceFound, findOnces, loadStreams, type StoredStream } from './loading.js';
import { LogNotice } from './log-notice.js';
import { poolOf } from './pool.js';
import type { Upcast } from './upcast.js';

export interface EventStoreOptions {
  /** How many batches may be on their way at once. @default 2 */
  readonly lanes?: number;
  /** Appends in one batch, at most. @default 64 */
  readonly maxBatch?: number;
  /**
   * Appends that must wait for a batch to go beside another one, instead of after it: every batch has its own price, so many
   * favour how much is done, and few how soon. @default half of `maxBatch`
   */
  readonly worthALane?: number;
  /** Appends that may wait for a batch; one more is answered with {@link EventStoreOverloaded}. @default 2000 */
  readonly maxWaiting?: number;
}

/** The event streams of one service. Its tables lie in the schema that the data source's search path names. */
export class EventStore {
  private readonly gatherer: Gatherer<PreparedAppend, AppendOutcome>;
  private readonly streams: GatheredReads<string, StoredStream>;
  private readonly onces: GatheredReads<Omit<Once, 'answer'>, OnceFound | undefined>;
  private readonly notice: LogNotice;
  private readonly pool: Pool;
  private stopped = false;

  /** @throws {TypeError} `dataSource` is not initialized */
  constructor(dataSource: DataSource, options: EventStoreOptions = {}) {
    const { lanes = 2, maxBatch = 64, worthALane = Math.ceil(maxBatch / 2), maxWaiting = 2000 } = options;
    const gathering = { lanes, maxBatch, worthALane };
    const pool = poolOf(dataSource);
    this.pool = pool;
    this.notice = new LogNotice(pool);
    this.gatherer = new Gatherer({
      ...gathering,
      maxWaiting,
      claimsOf: ({ claims }) => claims,
      run: (batch) => appendBatch(pool, batch),
      overloaded: (waiting) => new EventStoreOverloaded(waiting),
    });
    this.streams = new GatheredReads({ ...gathering, ask: (streamIds) => loadStreams(pool, streamIds) });
    this.onces = new GatheredReads({ ...gathering, ask: (onces) => findOnces(pool, onces) });
  }

  /** The whole stream, oldest event first, each in today's shape; version 0 and no events where there is none. */
  async load<Event extends AnyEvent = AnyEvent>(
    streamId: string,
    upcast: Upcast<Event> = (stored) => stored as Event,
  ): Promise<LoadedStream<Event>> {
    const { bodies, hash } = await this.streams.ask(streamId);
    const events = bodies.map((body) => {
      const stored = JSON.parse(body) as StoredEvent;
      return { ...stored, ...upcast(stored) };
    });
    return { streamId, version: bodies.length, hash: hash ?? firstLink(streamId), events };
  }

  /** A stream that nobody has begun, without asking: for an id that was made just now. */
  begin(streamId: string): LoadedStream<never> {
    return { streamId, version: 0, hash: firstLink(streamId), events: [] };
  }

  /**
   * Records everything in `append` in one transaction, or nothing of it.
   *
   * @throws {EventStoreOverloaded} too many appends wait
   * @throws {TakenOutOfTurn} `takes` names an announcement whose turn has not come
   * @throws {NotPlainData} some data would not come back as it went
   * @throws {AnnouncementTooLarge} an announcement has more bytes than a broker would take
   */
  async append(append: Append): Promise<AppendOutcome> {
    if (this.stopped) throw new EventStoreStopped();
    const outcome = await this.gatherer.submit(prepareAppend(append));
    if (outcome.outcome === 'appended' && append.announcements.length > 0) this.notice.send({ announced: true });
    return outcome;
  }

  /** What a request with this key was answered, if it was: asked before doing work that an append could only undo. */
  findOnce(once: Omit<Once, 'answer'>): Promise<OnceFound | undefined> {
    return this.onces.ask(once);
  }

  /** For each of `asked`, whether an event of that stream holds one of the words: many streams at once, none of them loaded. */
  findWords(asked: readonly WordsOfStream[]): Promise<readonly boolean[]> {
    return findWords(this.pool, asked);
  }

  /** Lets the appends that wait finish, and takes no more. */
  stop(): Promise<void> {
    this.stopped = true;
    return this.gatherer.idle();
  }
}
