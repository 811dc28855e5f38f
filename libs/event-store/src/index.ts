export type { AnyEvent, EventMeta, LoadedStream, NewEvent, StoredEvent, StreamHead } from './event.js';
export type { Append, AppendOutcome, NewAnnouncement, Once, Take } from './append.js';
export type {
  Lane,
  LoggedAnnouncement,
  LogPage,
  LogPosition,
  Numbered,
  PendingAnnouncement,
  Receipt,
  ReceivedAnnouncement,
  Waiting,
  WaitingAnnouncement,
} from './announcement.js';
export { type FaultSeen, hasGivenWay, isAway } from './away.js';
export { beginningOfLog } from './announcement.js';
export {
  ANNOUNCEMENT_LIMIT_BYTES,
  AnnouncementTooLarge,
  EventStoreOverloaded,
  EventStoreStopped,
  StreamContended,
  TakenOutOfTurn,
} from './errors.js';
export { EventStore, type EventStoreOptions } from './event-store.js';
export type { WordsOfStream } from './find-words.js';
export { type Upcast, type Upcasts, upcasting } from './upcast.js';
export { type AnnouncementDraft, announcementsOf } from './announce.js';
export { type CommandHandling, type CommandOutcome, handleCommand } from './handle-command.js';
export { beginEpoch } from './begin-epoch.js';
export { canonicalJson, NotPlainData } from './canonical-json.js';
export { AnnouncementLog } from './announcement-log.js';
export { EventLog, type LoggedEvent } from './event-log.js';
export { Inbox } from './inbox.js';
export { LogSignal, type LogSignalOptions } from './log-signal.js';
export { type LogHealth, logHealth, LogHeldBack, type LogHolder, logHolders } from './log-health.js';
export {
  type Projection,
  ProjectionFailed,
  ProjectionNotLive,
  type ProjectionWriter,
  type TableNames,
} from './projection/projection.js';
export { ProjectionRunner, type ProjectionRunnerOptions } from './projection/projection-runner.js';
export type { ProjectionStatus } from './projection/projection-status.js';
export type { ChainFault, ChainReport } from './audit/chain-fault.js';
export { type Checkpoint, CheckpointInvalid } from './audit/checkpoint.js';
export { takeCheckpoint, type TakeCheckpoint } from './audit/take-checkpoint.js';
export { verifyChain, type VerifyChainOptions } from './audit/verify-chain.js';
export { verifyCheckpoints } from './audit/verify-checkpoints.js';
export { eventStoreMigrations } from './migrations/index.js';
