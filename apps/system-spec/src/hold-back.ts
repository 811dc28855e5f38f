import type { ProcessName, Stack } from '@redress/tools/stack';
import { Client } from 'pg';

/** A topic that nothing is heard of. */
export interface Held {
  /** What was announced meanwhile arrives, and what had arrived is taken up. */
  letGo(): void;
}

/**
 * Freezes a service, so that its topic is held back: it announces nothing, and hears nothing. It is not frozen in the
 * middle of a transaction, since one that stays open holds back the topics of all services.
 */
export async function holdBack(stack: Stack, name: ProcessName): Promise<Held> {
  const service = stack.processes.find((each) => each.name === name);
  if (service === undefined) throw new Error(`The stack has no ${name}`);
  for (;;) {
    service.freeze();
    if ((await openTransactions(stack, name)) === 0) return { letGo: () => service.thaw() };
    service.thaw();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function openTransactions({ databaseUrl }: Stack, name: ProcessName): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // a statement that was sent before the freeze may still run
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { rows } = await client.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM pg_stat_activity
        WHERE datname = current_database() AND application_name LIKE '%' || $1 || '%' AND state LIKE 'idle in transaction%'`,
      [name],
    );
    return rows[0]?.open ?? 0;
  } finally {
    await client.end();
  }
}
