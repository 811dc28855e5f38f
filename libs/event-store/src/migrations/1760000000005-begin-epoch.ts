import { ForwardOnly } from './forward-only.js';

/** `begin_epoch`: asked at start, raises the epoch when the database was restored into a server with younger ids. */
export class BeginEpoch1760000000005 extends ForwardOnly {
  protected readonly statements = [beginEpoch];
}

/**
 * No transaction id of this server can be at or beyond the next one to be given out; where the log holds such an id,
 * it was written by another server. The lock lets appends that run finish and holds new ones back meanwhile.
 */
const beginEpoch = `
CREATE FUNCTION begin_epoch() RETURNS TABLE (epoch int, raised boolean)
  LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  this_epoch int;
  highest xid8;
BEGIN
  LOCK TABLE stream IN EXCLUSIVE MODE;
  SELECT max(epoch) INTO this_epoch FROM epoch;
  SELECT max(ordering_xid) INTO highest FROM (
    (SELECT ordering_xid FROM event WHERE epoch = this_epoch ORDER BY epoch DESC, ordering_xid DESC LIMIT 1)
    UNION ALL
    (SELECT ordering_xid FROM announcement WHERE epoch = this_epoch ORDER BY epoch DESC, ordering_xid DESC LIMIT 1)
  ) AS newest;
  raised := highest >= pg_snapshot_xmax(pg_current_snapshot());
  IF raised THEN
    this_epoch := this_epoch + 1;
    INSERT INTO epoch (epoch) VALUES (this_epoch);
  END IF;
  RETURN QUERY SELECT this_epoch, coalesce(raised, false);
END $$`;
