import { Inject, Injectable } from '@nestjs/common';
import { msOf, plusMs } from '@redress/business-time';
import { BusinessClock, CONFIG, Log } from '@redress/service-kit';
import type { SlaTimerConfig } from '../sla-timer.config.js';
import { Alarms } from './alarms.js';
import { DueAlarms, type PassedOver } from './due-alarms.js';
import { NoticeDeadline } from './notice-deadline.js';
import { Pause } from './pause.js';
import { PutOff } from './put-off.js';

const AT_ONCE = 1_000;
const SIDE_BY_SIDE = 250;

/**
 * Comes by the index of due times and rings what Redis has not: after an outage, after FLUSHALL, or where there is no
 * Redis at all.
 */
@Injectable()
export class Sweep {
  private readonly pause = new Pause();
  private readonly putOff = new PutOff();

  constructor(
    private readonly due: DueAlarms,
    private readonly noticing: NoticeDeadline,
    private readonly alarms: Alarms,
    private readonly clock: BusinessClock,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: SlaTimerConfig,
  ) {}

  wake(): void {
    this.pause.wake();
  }

  /** Begins a pass every SWEEP_EVERY_MS for as long as `goesOn`; one that fails is made again. */
  async while(goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      const beganMs = performance.now();
      const more = await this.once().catch((error: unknown) => {
        this.log.warn('The sweep was interrupted; it goes on in a moment', { error });
        return false;
      });
      if (!more && goesOn()) await this.pause.of(beganMs + this.config.SWEEP_EVERY_MS - performance.now());
    }
  }

  /** One pass; answers whether more is due than it took up. */
  async once(): Promise<boolean> {
    const graceMs = (await this.alarms.willRing()) ? this.config.SWEEP_GRACE_MS * this.clock.speed : 0;
    const now = this.clock.now();
    const { complaints, more } = await this.due.complaintsDue(plusMs(now, -graceMs), AT_ONCE, this.passedOver());
    const waiting = complaints[Symbol.iterator]();
    const worker = async () => {
      for (const { complaintId, at } of waiting) await this.ring(complaintId, msOf(now) - msOf(at));
    };
    await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, complaints.length) }, worker));
    return more;
  }

  private passedOver(): readonly PassedOver[] {
    const inVain = this.putOff.now().map((complaintId) => ({ complaintId, until: 'infinity' as const }));
    return [...this.alarms.noticedLately(), ...inVain];
  }

  private async ring(complaintId: string, latenessMs: number): Promise<void> {
    try {
      const noticed = await this.noticing.ring(complaintId);
      if (noticed > 0) this.putOff.noticed(complaintId);
      else this.putOff.inVain(complaintId);
      if (noticed > 0) this.alarms.noteLateness(latenessMs / this.clock.speed, 'sweep');
    } catch (error) {
      this.putOff.inVain(complaintId);
      this.log.error('A due deadline could not be noticed; the next sweep tries again', { error, complaintId });
    }
  }
}
