import { Injectable } from '@nestjs/common';
import type { TimelineEntry } from '@redress/contracts';
import type { VaultRef } from '@redress/vault';
import { DataSource } from 'typeorm';

/** An entry whose sealed texts are still references. */
export type SealedEntry = Omit<TimelineEntry, 'texts'> & { readonly refs: Readonly<Record<string, VaultRef>> };

interface Row {
  readonly type: string;
  readonly happened_at: Date;
  readonly recorded_at: Date;
  readonly body: string;
}

/** Everything that any service announced of a complaint, read from the announcement log itself. */
@Injectable()
export class Timeline {
  constructor(private readonly dataSource: DataSource) {}

  async of(complaintId: string): Promise<readonly SealedEntry[]> {
    const rows: readonly Row[] = await this.dataSource.query(
      `SELECT type, happened_at, recorded_at, body FROM announcement
       WHERE key = $1 AND topic IN ('intake', 'routing', 'sla', 'feedback') ORDER BY happened_at, recorded_at, position`,
      [complaintId],
    );
    return rows.map(entryOf);
  }
}

function entryOf({ type, happened_at, recorded_at, body }: Row): SealedEntry {
  const data = JSON.parse(body) as Record<string, unknown>;
  const sealed = Object.entries(data).filter((field): field is [string, VaultRef] => isRef(field[1]));
  const plain = Object.entries(data).filter(([, value]) => !isRef(value));
  return {
    at: happened_at.toISOString(),
    recordedAt: recorded_at.toISOString(),
    type,
    by:
      typeof data['by'] === 'string'
        ? data['by']
        : typeof data['registeredBy'] === 'string'
          ? data['registeredBy']
          : null,
    data: Object.fromEntries(plain),
    refs: Object.fromEntries(sealed),
  };
}

function isRef(value: unknown): value is VaultRef {
  return typeof value === 'string' && value.startsWith('vault:');
}
