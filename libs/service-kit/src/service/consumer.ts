/** An announcement as a handler gets it; `topic` has no prefix, `headers` are the CloudEvents attributes. */
export interface Announcement {
  readonly topic: string;
  readonly key: string;
  readonly number: number;
  readonly eventId: string;
  readonly type: string;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
}

export interface Take {
  readonly topic: string;
  readonly key: string;
  readonly number: number;
}

export type Handled = 'taken' | { readonly early: string };

/** Takes up one kind of announcement: the class behind a folder `on-complaint-registered`. */
export interface Consumer {
  /** Topic without prefix. */
  readonly topic: string;
  /** Event types it takes; a type of the same topic that nobody takes counts as taken. */
  readonly types: readonly string[];
  /** Applies the effect with `take` inside its append. A throw is tried again with back-off, then parked. */
  handle(announcement: Announcement, take: Take): Promise<Handled>;
}
