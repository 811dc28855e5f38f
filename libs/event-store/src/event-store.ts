import type { DataSource } from 'typeorm';
import type { Append, AppendOutcome, Once } from './append.js';
import type { AnyEvent, LoadedStream } from './event.js';
import type { Upcast } from './upcast.js';

export interface EventStoreOptions {
  /** How many batches may be on their way at once. @default 2 */
  readonly lanes?: number;
  /** Appends in one batch, at most. @default 64 */
  readonly maxBatch?: number;
  /** Appends that may wait for a batch; one more is answered with {@link EventStoreOverloaded}. @default 2000 */
  readonly maxWaiting?: number;
}

/** The event streams of one service. Its tables lie in the schema that the data source's search path names. */
export class EventStore {
  constructor(
    readonly dataSource: DataSource,
    readonly options: EventStoreOptions = {},
  ) {}

  /** The whole stream, oldest event first, each in today's shape; version 0 and no events where there is none. */
  load<Event extends AnyEvent = AnyEvent>(_streamId: string, _upcast?: Upcast<Event>): Promise<LoadedStream<Event>> {
    return Promise.reject(new Error('not built yet'));
  }

  /**
   * Records everything in `append` in one transaction, or nothing of it.
   *
   * @throws {EventStoreOverloaded} too many appends wait
   * @throws {TakenOutOfTurn} `takes` names an announcement whose turn has not come
   */
  append(_append: Append): Promise<AppendOutcome> {
    return Promise.reject(new Error('not built yet'));
  }

  /** What a request with this key was answered, if it was: asked before doing work that an append could only undo. */
  findOnce(_key: Omit<Once, 'answer'>): Promise<{ sameRequest: boolean; answer: unknown } | undefined> {
    return Promise.reject(new Error('not built yet'));
  }

  /** Lets the appends that wait finish, and takes no more. */
  stop(): Promise<void> {
    return Promise.resolve();
  }
}
