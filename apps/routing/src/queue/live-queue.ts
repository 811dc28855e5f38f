import { Injectable } from '@nestjs/common';
import type { QueueChanged } from '@redress/contracts';
import { LogSignal, ProjectionRunner } from '@redress/event-store';
import { BusinessClock, Log, type Principal } from '@redress/service-kit';
import { Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { DirectoryOfHouse } from '../read-directory/directory-of-house.js';
import { rightsNow } from '../read-directory/rights-now.js';
import { queueFilter } from './queue-filter.js';

const LOOK_AGAIN_MS = 100;
const AT_ONCE = 200;
/** A view ends after this at the latest, and whoever comes back is asked for the token again. */
const LONGEST_VIEW_MS = 5 * 60_000;

type LiveEvent =
  | { readonly type: 'opened'; readonly data: Pick<QueueChanged, 'at'> }
  | { readonly type: 'changed'; readonly data: QueueChanged };

/**
 * Server-sent events: which rows of the caller’s queue changed, for as long as the caller’s token holds and the directory
 * gives the caller something to see.
 */
@Injectable()
export class LiveQueue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly projections: ProjectionRunner,
    private readonly signal: LogSignal,
    private readonly directory: DirectoryOfHouse,
    private readonly clock: BusinessClock,
    private readonly log: Log,
  ) {}

  changes(principal: Principal): Observable<LiveEvent> {
    return new Observable((subscriber) => {
      let seen: string | undefined;
      let looking = false;
      let known = false;
      const look = async () => {
        if (looking) return;
        looking = true;
        try {
          const { people } = await this.directory.organisation();
          const caller = rightsNow(principal, people, known);
          if (caller === undefined) return subscriber.complete();
          known ||= people.some(({ id }) => id === principal.id);
          const found = await this.since(seen, caller);
          seen = found.upTo;
          for (const complaintId of found.complaints)
            subscriber.next({ type: 'changed', data: { complaintId, at: this.clock.now() } });
        } catch (error) {
          this.log.debug('A live view could not be brought up to date; it is tried again', { error });
        } finally {
          looking = false;
        }
      };
      subscriber.next({ type: 'opened', data: { at: this.clock.now() } });
      const timer = setInterval(() => void look(), LOOK_AGAIN_MS * 10);
      const off = this.signal.onSignal(() => setTimeout(() => void look(), LOOK_AGAIN_MS));
      const left = (principal.expiresAtMs ?? Number.POSITIVE_INFINITY) - Date.now();
      const end = setTimeout(() => subscriber.complete(), Math.min(left, LONGEST_VIEW_MS));
      return () => {
        clearTimeout(end);
        clearInterval(timer);
        off();
      };
    });
  }

  private async since(
    seen: string | undefined,
    principal: Principal,
  ): Promise<{ upTo: string; complaints: readonly string[] }> {
    const table = await this.projections.live('queue');
    const [counter]: readonly { change: string }[] = await this.dataSource.query(
      `SELECT change FROM ${table('queue_change')}`,
    );
    const upTo = counter?.change ?? '0';
    if (seen === undefined || seen === upTo) return { upTo, complaints: [] };
    const { where, parameters } = queueFilter({}, principal);
    const rows: readonly { complaint_id: string }[] = await this.dataSource.query(
      `SELECT complaint_id FROM ${table('queue_item')} WHERE ${where} AND change > $${parameters.push(seen)} ORDER BY change DESC LIMIT ${AT_ONCE}`,
      parameters,
    );
    return { upTo, complaints: rows.map(({ complaint_id }) => complaint_id) };
  }
}
