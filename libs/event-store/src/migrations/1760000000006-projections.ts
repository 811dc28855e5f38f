import { ForwardOnly } from './forward-only.js';

/** Which builds of each projection exist, and how far each has read the log. */
export class Projections1760000000006 extends ForwardOnly {
  protected readonly statements = statements;
}

const statements = [
  `CREATE TABLE projection (
     name text NOT NULL,
     build int NOT NULL,
     version int NOT NULL,
     status text NOT NULL,
     tables text[] NOT NULL,
     epoch int NOT NULL DEFAULT 0,
     ordering_xid xid8 NOT NULL DEFAULT '0',
     position bigint NOT NULL DEFAULT 0,
     since timestamptz NOT NULL DEFAULT now(),
     failing_since timestamptz,
     last_error text,
     CONSTRAINT projection_pk PRIMARY KEY (name, build),
     CONSTRAINT projection_has_a_known_status CHECK (status IN ('building', 'live', 'replaced'))
   )`,
  `COMMENT ON COLUMN projection.since IS 'When it got its status'`,
  `CREATE UNIQUE INDEX projection_has_one_live_build ON projection (name) WHERE status = 'live'`,
  `CREATE UNIQUE INDEX projection_builds_one_at_a_time ON projection (name) WHERE status = 'building'`,
];
