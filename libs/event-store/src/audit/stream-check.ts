import { firstLink, nextLink } from '../hash-chain.js';
import type { ChainFault } from './chain-fault.js';

/** An event as its columns say it. */
export interface RecordedRow {
  readonly stream_id: string;
  readonly version: number;
  readonly event_id: string;
  readonly type: string;
  readonly happened_at: Date;
  readonly recorded_at: Date;
  readonly body: string;
  readonly hash: Buffer;
}

export interface HeadRow {
  readonly version: number;
  readonly hash: Buffer;
}

/** Follows one stream from its first event to its head, and stops at the first fault. */
export class StreamCheck {
  private fault: ChainFault | undefined;
  private link: Buffer;
  private version = 0;

  constructor(readonly streamId: string) {
    this.link = firstLink(streamId);
  }

  next(row: RecordedRow): void {
    if (this.fault) return;
    const expected = this.version + 1;
    if (row.version !== expected) this.fail(expected, 'removed', `the next one that is there is ${row.version}`);
    else if (!nextLink(this.link, Buffer.from(row.body)).equals(row.hash)) this.failAtLink(row);
    else {
      const differing = differenceBetween(row);
      if (differing) this.fail(expected, 'altered', `its ${differing} is not the one in its text`);
    }
    this.version = row.version;
    this.link = row.hash;
  }

  /** Compares with the head, which names the last version and link; answers the first fault of the stream. */
  end(head: HeadRow | undefined): ChainFault | undefined {
    if (this.fault) return this.fault;
    if (!head) this.fail(1, 'inserted', 'the stream has no head');
    else if (head.version > this.version) this.fail(this.version + 1, 'removed', `the head is at ${head.version}`);
    else if (head.version < this.version) this.fail(head.version + 1, 'inserted', `the head is at ${head.version}`);
    else if (!head.hash.equals(this.link)) this.fail(this.version, 'altered', 'the head has another link');
    return this.fault;
  }

  /** The version in the text tells whether it was moved down by one that was inserted, or up by one that was removed. */
  private failAtLink({ version, body }: RecordedRow): void {
    const said = textOf(body)['version'];
    if (said === version - 1) this.fail(said, 'inserted', `the one after it says that it is ${said}`);
    else if (said === version + 1) this.fail(version, 'removed', `the one in its place says that it is ${said}`);
    else this.fail(version, 'altered', 'its text and the fact before it do not give its link');
  }

  private fail(version: number, kind: ChainFault['kind'], why: string): void {
    const what = `Event ${version} of ${this.streamId} was ${kind}: ${why}.`;
    this.fault = { streamId: this.streamId, version, kind, what };
  }
}

/** The column that says something else than the text, if one does. */
function differenceBetween(row: RecordedRow): string | undefined {
  const text = textOf(row.body);
  const columns = {
    streamId: row.stream_id,
    version: row.version,
    eventId: row.event_id,
    type: row.type,
    happenedAt: row.happened_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
  };
  return Object.entries(columns).find(([name, value]) => text[name] !== value)?.[0];
}

/** What the text of an event says; nothing where somebody made it unreadable. */
function textOf(body: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}
