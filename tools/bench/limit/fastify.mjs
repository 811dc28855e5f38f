/** The limit of intake's POST: Fastify, JSON, one statement, 201. */
import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';
import { appendByOneStatement } from './one-statement.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const http = Fastify();
http.get('/health', () => 'ok');
http.post('/complaints', async (request, reply) => {
  const streamId = randomUUID();
  const at = new Date().toISOString();
  await appendByOneStatement(pool, { streamId, version: 0, at, body: Buffer.from(JSON.stringify(request.body)) });
  reply.code(201);
  return { complaintId: streamId, registeredAt: at };
});
await http.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
process.once('SIGTERM', () => process.exit(0));
