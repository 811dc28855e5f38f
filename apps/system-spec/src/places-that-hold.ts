import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '@redress/tools/stack';
import { Client } from 'pg';
import { announcementsIn } from './announcements-in.js';

/** Tables, topics, logs and metrics in which one of these words stands; the vault’s tables are looked through as well. */
export async function placesThatHold(stack: Stack, words: readonly string[]): Promise<readonly string[]> {
  const places = [
    ...(await inTables(stack, words)),
    ...(await inTopics(stack, words)),
    ...inLogs(stack, words),
    ...(await inMetrics(stack, words)),
  ];
  return [...new Set(places)];
}

async function inTables({ databaseUrl }: Stack, words: readonly string[]): Promise<readonly string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const tables = await client.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, relname AS name FROM pg_stat_user_tables`,
  );
  const found: string[] = [];
  for (const { schema, name } of tables.rows) {
    const rows = await client
      .query<{ row: string }>(`SELECT t::text AS row FROM "${schema}"."${name}" t`)
      .catch(() => ({ rows: [] as { row: string }[] }));
    if (rows.rows.some(({ row }) => holdsAny(row, words))) found.push(`table ${schema}.${name}`);
  }
  await client.end();
  return found;
}

async function inTopics(stack: Stack, words: readonly string[]): Promise<readonly string[]> {
  const announcements = await announcementsIn(stack, ['intake', 'routing', 'sla', 'feedback']);
  return announcements.filter((each) => holdsAny(JSON.stringify(each), words)).map(({ topic }) => `topic ${topic}`);
}

function inLogs({ logFolder }: Stack, words: readonly string[]): readonly string[] {
  return readdirSync(logFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => holdsAny(readFileSync(file, 'utf8'), words));
}

async function inMetrics(stack: Stack, words: readonly string[]): Promise<readonly string[]> {
  const texts = await Promise.all(
    stack.processes
      .filter(({ name }) => name !== 'gateway')
      .map(async ({ name, url }) => ({ name, text: await (await fetch(`${url}/metrics`)).text() })),
  );
  return texts.filter(({ text }) => holdsAny(text, words)).map(({ name }) => `metrics of ${name}`);
}

/** Also when a word is written in escapes, in base64 or in hexadecimal. */
function holdsAny(text: string, words: readonly string[]): boolean {
  return words.some((word) =>
    [
      word,
      JSON.stringify(word).slice(1, -1),
      encodeURIComponent(word),
      Buffer.from(word).toString('base64').replace(/=+$/, ''),
      Buffer.from(word).toString('hex'),
    ].some((form) => text.includes(form)),
  );
}
