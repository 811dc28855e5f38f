import { ForwardOnly } from './forward-only.js';

/** `begin_epoch`: asked at start, raises the epoch when the database was restored into a server with younger ids. */
export class BeginEpoch1760000000005 extends ForwardOnly {
  protected readonly statements = [beginEpoch];
}

/**
 * No transaction id of this server can be at or beyond the next one to be given out; where the log holds such an id,
 * it was written by another server. Then, and only then, appends that run are let finish and new ones held back.
 */
const beginEpoch = `
CREATE FUNCTION begin_epoch() RETURNS TABLE (epoch int, raised boolean)
  LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  this_epoch int;
  highest xid8;
BEGIN
  FOR look IN 1..2 LOOP
    SELECT max(epoch) INTO this_epoch FROM epoch;
    SELECT max(ordering_xid) INTO highest FROM (
      (SELECT ordering_xid FROM event WHERE epoch = this_epoch ORDER BY epoch DESC, ordering_xid DESC LIMIT 1)
      UNION ALL
      (SELECT ordering_xid FROM announcement WHERE epoch = this_epoch ORDER BY epoch DESC, ordering_xid DESC LIMIT 1)
    ) AS newest;
    IF highest IS NULL OR highest < pg_snapshot_xmax(pg_current_snapshot()) THEN
      RETURN QUERY SELECT this_epoch, false;
      RETURN;
    END IF;
    -- the second look is behind the lock: another instance may have begun the epoch meanwhile
    LOCK TABLE stream IN EXCLUSIVE MODE;
  END LOOP;
  INSERT INTO epoch (epoch) VALUES (this_epoch + 1);
  RETURN QUERY SELECT this_epoch + 1, true;
END $$`;
