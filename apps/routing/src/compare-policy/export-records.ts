import { Injectable } from '@nestjs/common';
import type { PolicyRecords } from '@redress/contracts';
import { BusinessClock, type Principal } from '@redress/service-kit';
import type { z } from 'zod';
import { OneLook } from './one-look.js';
import { RecordedComplaints } from './recorded-complaints.js';

/** An answer is built in memory; this much of it, in characters, and no more. */
const MOST_CHARACTERS = 8_000_000;

/** Recorded complaints within reach, to try a policy on elsewhere; one export at a time, of a size that can be borne. */
@Injectable()
export class ExportRecords {
  constructor(
    private readonly recorded: RecordedComplaints,
    private readonly look: OneLook,
    private readonly clock: BusinessClock,
  ) {}

  /** @throws {Problem} 503 while another export or a dry run is under way */
  of(policy: string, limit: number, principal: Principal): Promise<z.infer<typeof PolicyRecords>> {
    return this.look.alone(async () => {
      const items: unknown[] = [];
      let room = MOST_CHARACTERS;
      for await (const record of this.recorded.of(policy, limit, this.clock.now(), principal)) {
        room -= JSON.stringify(record).length;
        if (room < 0) return { items, complete: false };
        items.push(record);
      }
      return { items, complete: items.length < limit };
    });
  }
}
