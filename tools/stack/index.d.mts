import type { Child, Exit, KafkaCluster, PostgresServer, RedisServer } from '../parts/index.d.mts';

export type ProcessName = 'intake' | 'routing' | 'sla-timer' | 'feedback' | 'gateway';

/** One process of the system, which may be killed, frozen and started again. */
export interface ServiceProcess {
  readonly name: string;
  /** Without a slash at the end. */
  readonly url: string;
  readonly logFile: string;
  pid(): number | undefined;
  running(): boolean;
  start(): Child;
  /** Resolves when the process that was started last ends. */
  ended(): Promise<Exit>;
  health(kind: 'live' | 'ready'): Promise<boolean>;
  /** Waits until `/health/ready` says yes. @throws the process ended, or time is over (default 60 s) */
  ready(withinMs?: number): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** SIGTERM, and SIGKILL when it still runs after `withinMs` (default 4.8 s). */
  stop(withinMs?: number): Promise<void>;
}

/**
 * Where a part is to be: an address, `own` for a new one that may be harmed, or left out: in specs the one that the run
 * shares, elsewhere the one at the standard port, else a new one.
 */
export interface PartsWanted {
  postgres?: string;
  redis?: string;
  kafka?: string;
}

export interface PartsOptions {
  folder: string;
  logFolder: string;
  use?: PartsWanted;
  /** Begin without the data an earlier run left in `folder`. */
  fresh?: boolean;
  say: (sentence: string) => void;
}

export interface StackParts {
  /** `server` and `cluster` are there when they were started for this stack and may be harmed. */
  postgres: { url: string; how: 'found' | 'started'; server?: PostgresServer };
  redis: { url: string; how: 'found' | 'started'; server?: RedisServer };
  kafka: { brokers: string[]; how: 'found' | 'started'; cluster?: KafkaCluster };
  stop(): Promise<void>;
}

export interface StackOptions {
  /** Of the database, and what topics and Redis keys begin with. @default 'redress' */
  name?: string;
  /** @default a free one, as for the services */
  gatewayPort?: number;
  use?: PartsWanted;
  /** Added to every process's environment, over what the stack sets. */
  env?: Record<string, string>;
  /** Added to the environment of one process. */
  envOf?: Partial<Record<ProcessName, Record<string, string>>>;
  /** Data of the parts that are started. @default .redress/stack/NAME */
  folder?: string;
  /** @default .redress/logs/NAME */
  logFolder?: string;
  /** @default .redress/secrets.json */
  secretsFile?: string;
  /** Drop the database, topics and keys of that name first. */
  fresh?: boolean;
  /** @default true */
  waitUntilReady?: boolean;
  say?: (sentence: string) => void;
}

export interface Stack {
  /** The front door: console and API. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly vaultUrl: string;
  readonly topicPrefix: string;
  readonly alarmPrefix: string;
  readonly logFolder: string;
  readonly parts: StackParts;
  readonly processes: readonly ServiceProcess[];
  service(name: ProcessName): ServiceProcess;
  /** Ends the processes in order, then the parts it started, within 5 s. */
  stop(): Promise<void>;
  /** The same, and drops its database, topics, keys and `folder`. */
  discard(): Promise<void>;
}

export declare function startStack(options?: StackOptions): Promise<Stack>;
