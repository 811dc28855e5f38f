import { cpuSecondsOf } from '../measure/processes.mjs';
import { medians } from '../measure/median.mjs';
import { untilQuiet } from '../measure/quiet.mjs';
import { eventStoreSource } from '../house/event-store.mjs';
import { startIssuer } from '../house/issuer.mjs';
import { startIntake, startLimit } from '../house/servers.mjs';
import { startCaller } from '../load/caller.mjs';

const CONNECTIONS = [1, 16, 64];

/**
 * Intake's POST to a durable 201, beside the limit: the same bytes into Fastify with one statement, and the same behind
 * bare Nest. All take their turn in every round.
 *
 * @param {import('./context.d.mts').Context} context
 * @returns {Promise<import('./context.d.mts').Figure>}
 */
export async function intake({ postgres, logFolder, rounds, seconds, say }) {
  const limitUrl = await postgres.forAppends('limit');
  await (await eventStoreSource({ url: limitUrl, poolSize: 2 })).destroy();
  const house = await postgres.forServices('intake');
  const issuer = await startIssuer();
  const caller = startCaller();
  /** @type {import('../house/servers.mjs').Server[]} */
  const servers = [];
  try {
    servers.push(await startLimit({ kind: 'fastify', databaseUrl: limitUrl, logFolder }));
    servers.push(await startLimit({ kind: 'nest', databaseUrl: limitUrl, logFolder }));
    servers.push(
      await startIntake({ env: { ...house.env, ...issuer.env }, databaseUrl: house.databaseUrl, logFolder }),
    );
    const one = (/** @type {import('../house/servers.mjs').Server} */ server, /** @type {number} */ connections) =>
      measure({ server, connections, seconds, token: issuer.token, postgresPid: postgres.pid(), caller });
    say('Intake: warming up.');
    for (const server of servers) await one(server, 64);
    /** @type {Record<string, Awaited<ReturnType<typeof measure>>[]>} */
    const measured = {};
    for (let round = 1; round <= rounds; round += 1) {
      for (const connections of CONNECTIONS) {
        say(`Intake: round ${round} of ${rounds}, connections: ${connections}.`);
        for (const server of servers)
          (measured[`${server.name} ${connections}`] ??= []).push(await one(server, connections));
      }
    }
    return figureOf(Object.fromEntries(Object.entries(measured).map(([key, values]) => [key, medians(values)])));
  } finally {
    caller.stop();
    issuer.stop();
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/**
 * @param {{ server: import('../house/servers.mjs').Server, connections: number, seconds: number, token: string,
 *   postgresPid: number | undefined, caller: ReturnType<typeof startCaller> }} options
 */
async function measure({ server, connections, seconds, token, postgresPid, caller }) {
  const { port, path, pid, name } = server;
  const before = { server: cpuSecondsOf([pid]), postgres: cpuSecondsOf([postgresPid]) };
  const summary = await caller.run({ loop: 'closed', port, path, token, connections, seconds });
  if (Object.keys(summary.statuses).some((status) => status !== '201'))
    throw new Error(`${name} answered ${JSON.stringify(summary.statuses)}: ${summary.example}`);
  await untilQuiet([pid, postgresPid]);
  const each = (/** @type {number} */ cpuSeconds) => (cpuSeconds / summary.accepted) * 1e6;
  const serverMicros = each(cpuSecondsOf([pid]) - before.server);
  const postgresMicros = each(cpuSecondsOf([postgresPid]) - before.postgres);
  return {
    perSecond: summary.perSecond,
    p50Ms: summary.latencyMs.p50,
    p99Ms: summary.latencyMs.p99,
    cpuMicros: serverMicros + postgresMicros,
    serverMicros,
    postgresMicros,
    callerMicros: each(summary.callerCpuSeconds),
  };
}

/** @param {Record<string, Awaited<ReturnType<typeof measure>>>} medianOf */
function figureOf(medianOf) {
  const rows = CONNECTIONS.flatMap((connections) => {
    const limit = medianOf[`bare-fastify ${connections}`];
    return ['bare-fastify', 'bare-nest', 'intake'].map((name) => {
      const own = medianOf[`${name} ${connections}`];
      const ofLimit = { ofLimit: own.perSecond / limit.perSecond, cpuOfLimit: own.cpuMicros / limit.cpuMicros };
      return { what: name, connections, ...own, ...ofLimit };
    });
  });
  const at64 = rows.find(({ what, connections }) => what === 'intake' && connections === 64);
  return {
    title: 'POST /api/v1/complaints to a durable 201',
    rows,
    goals: [
      { what: 'of the limit’s requests a second, 64 connections', unit: '', value: at64?.ofLimit ?? NaN, atLeast: 0.5 },
      { what: 'CPU of a complaint, intake and PostgreSQL', unit: 'µs', value: at64?.cpuMicros ?? NaN, below: 700 },
    ],
  };
}
