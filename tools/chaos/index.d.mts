import type { FaultRunOptions, FaultRunResult } from './types.d.mts';

export type * from './types.d.mts';

/**
 * Starts a stack of its own, posts complaints at the front door, breaks its parts meanwhile, waits until all is at rest,
 * and compares what clients were told with what is there.
 */
export declare function faultRun(options: FaultRunOptions): Promise<FaultRunResult>;
