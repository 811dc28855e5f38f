import type { Subscription } from '../transport.js';

/**
 * What the services of one process deliver to one another through; one object for the whole process. It is opened when
 * the last service has subscribed: nothing is kept here, so a message before that would be lost on whoever comes later.
 */
export class InProcessHub {
  private readonly subscriptions: Subscription[] = [];
  private opened = false;
  private readonly whenOpened: Promise<void>;
  private announceOpen: () => void = () => undefined;

  constructor() {
    this.whenOpened = new Promise((resolve) => (this.announceOpen = resolve));
  }

  /** @throws {Error} when the hub is open already, or the group has subscribed before */
  subscribe(subscription: Subscription): void {
    const { group } = subscription;
    if (this.opened) throw new Error(`Cannot subscribe ${group}: the hub was opened, and earlier messages are gone.`);
    if (this.subscriptions.some((other) => other.group === group))
      throw new Error(`Cannot subscribe ${group} twice: in one process every service is there once.`);
    this.subscriptions.push(subscription);
  }

  /** To be called when every service of the process has subscribed. */
  open(): void {
    this.opened = true;
    this.announceOpen();
  }

  get isOpen(): boolean {
    return this.opened;
  }

  /** Resolves when the hub is open. */
  ready(): Promise<void> {
    return this.whenOpened;
  }

  subscribersOf(topic: string): readonly Subscription[] {
    return this.subscriptions.filter(({ topics }) => topics.includes(topic));
  }

  /**
   * Who listens to what, as text. It is part of the transport's identity, so that a service that joins later, or
   * listens to more than before, is told the whole history.
   */
  describe(): string {
    return this.subscriptions
      .map(({ group, topics }) => `${group}<${[...topics].sort().join(',')}`)
      .sort()
      .join(' ');
  }
}
