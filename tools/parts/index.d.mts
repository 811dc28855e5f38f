import type {
  Child,
  ChildOptions,
  KafkaCluster,
  KafkaOptions,
  PostgresOptions,
  PostgresServer,
  RedisOptions,
  RedisServer,
} from './types.d.mts';

export type * from './types.d.mts';

export declare class PartMissing extends Error {
  constructor(part: string, remedy: string);
  readonly part: string;
  readonly remedy: string;
}

export declare function startChild(options: ChildOptions): Child;
export declare function freePort(): Promise<number>;
export declare function isListening(port: number, host?: string): Promise<boolean>;
export declare function isAlive(pid: number): boolean;
/** Runs `work` while no other process of this machine runs under the same lock file. */
export declare function withLock<T>(file: string, work: () => Promise<T>): Promise<T>;

/** A server that lets us in as superuser: at `url`, or on the standard port of this machine; else undefined. */
export declare function findPostgres(url?: string): Promise<{ url: string } | undefined>;
export declare function startPostgres(options?: PostgresOptions): Promise<PostgresServer>;

export declare function findRedis(url?: string): Promise<{ url: string } | undefined>;
/** @throws {PartMissing} no redis-server on this machine */
export declare function startRedis(options?: RedisOptions): Promise<RedisServer>;

export declare function findKafka(brokers?: string): Promise<{ brokers: string[]; clusterId: string } | undefined>;
/** @throws {PartMissing} no Java 17, or no Maven to fetch the jars with */
export declare function startKafka(options?: KafkaOptions): Promise<KafkaCluster>;

export type SharedPart = 'postgres' | 'redis' | 'kafka';
/**
 * Where a part answers that the specs of a run share: PostgreSQL and Redis by URL, Kafka by its brokers, separated by
 * commas. PostgreSQL is one for each worker of jest.
 */
export declare function sharedPart(part: SharedPart, worker?: string): Promise<string>;
