import type { MigrationInterface } from 'typeorm';
import { Streams1760000000001 } from './1760000000001-streams.js';
import { Announcements1760000000002 } from './1760000000002-announcements.js';
import { AppendBatch1760000000003 } from './1760000000003-append-batch.js';
import { ReceiveBatch1760000000004 } from './1760000000004-receive-batch.js';
import { BeginEpoch1760000000005 } from './1760000000005-begin-epoch.js';
import { Projections1760000000006 } from './1760000000006-projections.js';
import { PlansByIndex1760000000007 } from './1760000000007-plans-by-index.js';
import { FindOnces1760000000008 } from './1760000000008-find-onces.js';
import { ReceiveOnce1760000000009 } from './1760000000009-receive-once.js';
import { AppendArrays1760000000010 } from './1760000000010-append-arrays.js';
import { ReceiveArrays1760000000011 } from './1760000000011-receive-arrays.js';

/** The tables of the event store, for the schema on the search path; in this order, forward only. */
export const eventStoreMigrations: readonly (new () => MigrationInterface)[] = [
  Streams1760000000001,
  Announcements1760000000002,
  AppendBatch1760000000003,
  ReceiveBatch1760000000004,
  BeginEpoch1760000000005,
  Projections1760000000006,
  PlansByIndex1760000000007,
  FindOnces1760000000008,
  ReceiveOnce1760000000009,
  AppendArrays1760000000010,
  ReceiveArrays1760000000011,
];
