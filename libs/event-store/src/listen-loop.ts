import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';

export interface ListenLoopOptions {
  readonly connection: ClientConfig;
  /** Asked on every new connection. */
  readonly channel: (client: Client) => Promise<string>;
  /** Called for every notice, and once, without a payload, for each new connection: there notices were lost. */
  readonly onNotice: (payload?: string) => void;
  readonly onError: (error: unknown) => void;
}

const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
const GOODBYE_MS = 500;

/**
 * Listens on a connection of its own. PostgreSQL's pool cannot: LISTEN belongs to one connection, ends with it, and
 * never comes back by itself. After a loss it connects again, for ever, with growing pauses.
 */
export class ListenLoop {
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;

  constructor(private readonly options: ListenLoopOptions) {
    this.ended = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async run(): Promise<void> {
    let pauseMs = SHORTEST_PAUSE_MS;
    while (!this.stopping.signal.aborted) {
      try {
        await this.listenOnce(() => (pauseMs = SHORTEST_PAUSE_MS));
      } catch (error) {
        this.options.onError(error);
      }
      await pause(pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  /** Resolves when it was stopped; rejects when the connection is lost or never came about. */
  private async listenOnce(onConnected: () => void): Promise<void> {
    const { connection, channel, onNotice } = this.options;
    const client = new Client(connection);
    const over = new Promise<void>((resolve, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('PostgreSQL closed the connection that listens.')));
      this.stopping.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    over.catch(() => undefined); // it may be lost before anybody waits for it
    try {
      await Promise.race([client.connect(), over]);
      if (this.stopping.signal.aborted) return;
      client.on('notification', ({ payload }) => onNotice(payload));
      await client.query(`LISTEN ${client.escapeIdentifier(await channel(client))}`);
      onConnected();
      onNotice();
      await over;
    } finally {
      // a server that does not answer does not say goodbye either
      await Promise.race([client.end().catch(() => undefined), pause(GOODBYE_MS, undefined, { ref: false })]);
    }
  }
}
