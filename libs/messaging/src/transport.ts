/** A message as it travels. Headers and body mean nothing to a transport. */
export interface OutgoingMessage {
  /** Messages of one key arrive in the order in which they were published. */
  readonly key: string | Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export interface IncomingMessage {
  /** Without the installation's prefix. */
  readonly topic: string;
  readonly key: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** For people: where it lies, `partition 3, offset 17`. */
  readonly place: string;
}

export interface Subscription {
  /** Instances with the same group share the work. */
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * Stores a batch, which is in order per key. Resolving acknowledges it. Throwing has the same batch, or one that
   * begins with it, come again after a pause, for ever: an outage of the store loses nothing and parks nothing.
   */
  readonly onBatch: (messages: readonly IncomingMessage[]) => Promise<void>;
}

/** How announcements leave and arrive. One behaviour suite runs against every implementation. */
export interface Transport {
  /**
   * Names what this transport delivers to: the in-process hub, or one Kafka cluster with its prefix. The relay keeps a
   * cursor for each, so that another broker is told the whole history. Resolves when it is known.
   */
  identity(): Promise<string>;
  /**
   * Resolves when every message is stored for good: by all replicas, or by every subscriber. While the broker is away
   * it does not settle. At least once: after a failure the caller publishes the same messages again.
   *
   * @throws what the broker refused, or {@link TransportStopped}
   */
  publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void>;
  /** Begins to deliver, now or when the broker is there, everything since the group's first subscription. */
  subscribe(subscription: Subscription): Promise<void>;
  ready(): boolean;
  /** A sentence for the readiness page, or nothing when ready. */
  whyNotReady(): string | undefined;
  /** Ends deliveries and connections within a few seconds, whatever is away. */
  stop(): Promise<void>;
}

export class TransportStopped extends Error {
  constructor() {
    super('Cannot publish: the transport was stopped.');
    this.name = 'TransportStopped';
  }
}
