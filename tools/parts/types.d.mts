/** How a program ended; `reason` is for people. */
export interface Exit {
  code: number | null;
  signal: string | null;
  reason: string;
}

export interface ChildOptions {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Run as this user (root only). */
  user?: { uid: number; gid: number };
  /** Where standard output and standard error go; nowhere when left out. */
  logFile?: string;
  /** What the program receives when this process dies without a word. @default 'TERM' */
  deathSignal?: 'TERM' | 'INT' | 'KILL';
}

export interface Child {
  readonly name: string;
  readonly pid: number | undefined;
  readonly exited: Promise<Exit>;
  running(): boolean;
  signal(signal: NodeJS.Signals): void;
  /** Asks it to end and, after `withinMs` (default 4,500), ends it. */
  stop(signal?: NodeJS.Signals, withinMs?: number): Promise<void>;
}

/** A server that this process started and may therefore harm. */
export interface OwnServer {
  readonly port: number;
  pid(): number | undefined;
  /** As a power cut would: SIGKILL, nothing flushed. */
  kill(): Promise<void>;
  /** Starts it again on the same port with the same data, after `kill`. */
  restart(): Promise<void>;
  /** Holds it still with SIGSTOP: connections stay open and nobody answers. */
  freeze(): void;
  thaw(): void;
  /** Ends it; what it stored is removed unless a folder was given. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Keep the data here; a temporary folder, removed at the end, when left out. */
  dataFolder?: string;
  /** @default a free one */
  port?: number;
  /** Write through to the disk at each commit. @default true when `dataFolder` is given */
  durable?: boolean;
  logFile?: string;
  /** Told in words what is being done, for people who wait. */
  say?: (sentence: string) => void;
}
export interface PostgresServer extends OwnServer {
  /** Superuser, database `postgres`. */
  readonly url: string;
  readonly dataFolder: string;
}

export interface RedisOptions {
  dataFolder?: string;
  port?: number;
  /** Keep every write (append-only file). @default true when `dataFolder` is given */
  durable?: boolean;
  logFile?: string;
}
export interface RedisServer extends OwnServer {
  readonly url: string;
}

export interface KafkaOptions {
  /** Brokers of the cluster, each also a controller. @default 1 */
  brokers?: 1 | 3;
  dataFolder?: string;
  /** Of the (first) broker. @default a free one */
  port?: number;
  logFolder?: string;
  say?: (sentence: string) => void;
}
export interface KafkaCluster {
  /** `host:port` of every broker. */
  readonly brokers: string[];
  readonly clusterId: string;
  /** By number, from 0, in the order of `brokers`; node id = number + 1. */
  broker(number: number): OwnServer;
  stop(): Promise<void>;
}
