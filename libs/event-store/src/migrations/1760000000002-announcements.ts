import { ForwardOnly } from './forward-only.js';

/** The announcement log, how far it is numbered and applied, and who has read it how far. */
export class Announcements1760000000002 extends ForwardOnly {
  protected readonly statements = statements;
}

const statements = [
  `CREATE TABLE announcement_head (
     topic text NOT NULL,
     key text NOT NULL,
     own boolean NOT NULL,
     number int NOT NULL,
     taken int NOT NULL DEFAULT 0,
     due_at timestamptz NOT NULL DEFAULT now(),
     epoch int NOT NULL,
     ordering_xid xid8 NOT NULL,
     CONSTRAINT announcement_head_pk PRIMARY KEY (topic, key),
     CONSTRAINT announcement_head_takes_what_it_has CHECK (taken <= number)
   ) WITH (fillfactor = 70)`,
  `COMMENT ON COLUMN announcement_head.number IS 'Highest number in the log; those below it are all there'`,
  `COMMENT ON COLUMN announcement_head.taken IS 'Highest received number whose effect is applied'`,
  `COMMENT ON COLUMN announcement_head.due_at IS 'When the next received number may be applied; infinity when parked'`,
  `CREATE INDEX announcement_head_pending ON announcement_head (due_at) WHERE NOT own AND taken < number`,

  `CREATE TABLE announcement (
     position bigint GENERATED ALWAYS AS IDENTITY,
     epoch int NOT NULL,
     ordering_xid xid8 NOT NULL,
     topic text NOT NULL,
     key text NOT NULL,
     number int NOT NULL,
     own boolean NOT NULL,
     event_id uuid NOT NULL,
     type text NOT NULL,
     happened_at timestamptz NOT NULL,
     recorded_at timestamptz NOT NULL,
     logged_at timestamptz NOT NULL DEFAULT now(),
     headers json NOT NULL,
     body text NOT NULL,
     CONSTRAINT announcement_pk PRIMARY KEY (topic, key, number)
   )`,
  `COMMENT ON COLUMN announcement.logged_at IS 'When it entered this log, by the clock of the machine'`,
  `CREATE INDEX announcement_in_log_order ON announcement (epoch, ordering_xid, position)`,
  `CREATE INDEX announcement_own_in_log_order ON announcement (epoch, ordering_xid, position) WHERE own`,

  `CREATE TABLE held_arrival (
     topic text NOT NULL,
     key text NOT NULL,
     number int NOT NULL,
     arrival json NOT NULL,
     since timestamptz NOT NULL DEFAULT now(),
     CONSTRAINT held_arrival_pk PRIMARY KEY (topic, key, number)
   )`,
  `COMMENT ON TABLE held_arrival IS 'Arrived before a predecessor; enters the log when the gap has closed'`,

  `CREATE TABLE waiting (
     topic text NOT NULL,
     key text NOT NULL,
     number int NOT NULL,
     reason text NOT NULL,
     awaits text,
     attempts int NOT NULL,
     last_error text,
     since timestamptz NOT NULL DEFAULT now(),
     CONSTRAINT waiting_pk PRIMARY KEY (topic, key, number),
     CONSTRAINT waiting_for_a_known_reason CHECK (reason IN ('early', 'failing', 'parked'))
   )`,
  `CREATE INDEX waiting_early_by_key ON waiting (key) WHERE reason = 'early'`,
  `CREATE INDEX waiting_early_by_cause ON waiting (awaits) WHERE reason = 'early'`,

  `CREATE TABLE relay_cursor (
     transport text CONSTRAINT relay_cursor_pk PRIMARY KEY,
     epoch int NOT NULL,
     ordering_xid xid8 NOT NULL,
     position bigint NOT NULL
   )`,
];
