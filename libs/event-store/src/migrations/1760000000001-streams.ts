import { ForwardOnly } from './forward-only.js';

/** The epoch, the streams with their events, and the keys of requests that were done. */
export class Streams1760000000001 extends ForwardOnly {
  protected readonly statements = statements;
}

const statements = [
  `CREATE TABLE epoch (
     epoch int CONSTRAINT epoch_pk PRIMARY KEY,
     since timestamptz NOT NULL DEFAULT now()
   )`,
  `COMMENT ON TABLE epoch IS 'Raised when the transaction ids of the server begin anew, as after a restore'`,
  `INSERT INTO epoch (epoch) VALUES (1)`,

  `CREATE TABLE stream (
     stream_id text CONSTRAINT stream_pk PRIMARY KEY,
     version int NOT NULL,
     previous_version int NOT NULL,
     hash bytea NOT NULL,
     epoch int NOT NULL,
     ordering_xid xid8 NOT NULL,
     CONSTRAINT stream_grows CHECK (version > previous_version)
   ) WITH (fillfactor = 70)`,
  `COMMENT ON COLUMN stream.previous_version IS 'What the last append stood on: compared in the append itself'`,

  `CREATE TABLE event (
     position bigint GENERATED ALWAYS AS IDENTITY,
     epoch int NOT NULL,
     ordering_xid xid8 NOT NULL,
     stream_id text NOT NULL,
     version int NOT NULL,
     event_id uuid NOT NULL,
     type text NOT NULL,
     happened_at timestamptz NOT NULL,
     recorded_at timestamptz NOT NULL,
     body text NOT NULL,
     hash bytea NOT NULL,
     CONSTRAINT event_pk PRIMARY KEY (stream_id, version)
   )`,
  `COMMENT ON COLUMN event.body IS 'Canonical JSON (RFC 8785), kept byte for byte because it is what the hash covers'`,
  `CREATE INDEX event_in_log_order ON event (epoch, ordering_xid, position)`,

  `CREATE TABLE once (
     scope text NOT NULL,
     key text NOT NULL,
     fingerprint bytea NOT NULL,
     answer json NOT NULL,
     at timestamptz NOT NULL DEFAULT now(),
     CONSTRAINT once_pk PRIMARY KEY (scope, key)
   )`,
];
