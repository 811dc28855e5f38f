import { Injectable } from '@nestjs/common';
import { Problem } from '@redress/service-kit';

/** Going through the recorded complaints takes memory and time that others need: one goes at a time. */
@Injectable()
export class OneLook {
  private under = false;

  /** @throws {Problem} 503 while another one is under way */
  async alone<Found>(look: () => Promise<Found>): Promise<Found> {
    if (this.under) throw new Problem({ status: 503, code: 'dry-run-under-way', retryAfterSeconds: 10 });
    this.under = true;
    try {
      return await look();
    } finally {
      this.under = false;
    }
  }
}
