/** Something that runs beside requests: a sweep, an alarm clock. It must survive every outage by itself. */
export interface Worker {
  start(): Promise<void> | void;
  /** Finishes what was begun and takes up nothing new; cut short after 1.5 s. */
  stop(): Promise<void> | void;
}
