import { Injectable } from '@nestjs/common';
import type { Instant } from '@redress/business-time';
import { DataSource } from 'typeorm';

/** Numbers fetched at once: most registrations then cost no round trip; a restart leaves a gap, which harms nobody. */
const FETCHED_AT_ONCE = 50;

/** 受理编号: unique per organisation, readable on the telephone: `R-2026-000042`. */
@Injectable()
export class RegistrationNumbers {
  private free: string[] = [];
  private fetching: Promise<void> | undefined;

  constructor(private readonly dataSource: DataSource) {}

  async next(now: Instant): Promise<string> {
    for (;;) {
      const number = this.free.shift();
      if (number !== undefined) return `R-${now.slice(0, 4)}-${number.padStart(6, '0')}`;
      await (this.fetching ??= this.fetch().finally(() => (this.fetching = undefined)));
    }
  }

  private async fetch(): Promise<void> {
    const rows: readonly { number: string }[] = await this.dataSource.query(
      `SELECT nextval('registration_number')::text AS number FROM generate_series(1, ${FETCHED_AT_ONCE})`,
    );
    this.free.push(...rows.map(({ number }) => number));
  }
}
