// npm run bench:policy: grading and routing decisions per second on one core, for every shipped policy.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePolicy, deadlinesStartedBy, gradeOf, routeOf } from '../../libs/policy/dist/index.js';

const policies = fileURLToPath(new URL('../../policies/', import.meta.url));
const seconds = Number(process.argv[2] ?? 1);

/** Facts that differ from one decision to the next, so that nothing is answered from memory. */
function factsOf(policy, n) {
  const pick = (list) => (list.length === 0 ? undefined : list[n % list.length].id);
  return {
    kind: pick(policy.kinds),
    channel: pick(policy.channels),
    branch: `cn/east/branch-${n % 500}`,
    branchPath: [`cn/east/branch-${n % 500}`, 'cn/east', 'cn'],
    category: pick(policy.categories),
    product: pick(policy.products),
    grade: policy.grades[0].id,
    amount: { currency: policy.currency ?? 'CNY', minor: (n * 7919) % 500_000 },
    flags: n % 5 === 0 && policy.flags.length > 0 ? [pick(policy.flags)] : [],
    history: { repeated: n % 4, collective: n % 3 },
    deadlines: { missed: n % 7 === 0 ? ['resolution'] : [] },
    fields: {},
    registeredAt: '2026-03-06T01:00:00.000Z',
    now: '2026-03-06T01:00:00.000Z',
  };
}

function perSecond(decide) {
  for (let n = 0; n < 2_000; n++) decide(n);
  const from = performance.now();
  let done = 0;
  while (performance.now() - from < seconds * 1000) for (let n = 0; n < 500; n++) decide(done++);
  return Math.round((done * 1000) / (performance.now() - from));
}

const rows = readdirSync(policies)
  .filter((name) => name !== 'calendars' && statSync(join(policies, name)).isDirectory())
  .map((name) => {
    const text = readFileSync(join(policies, name, '1.yaml'), 'utf8');
    const from = performance.now();
    const compiled = compilePolicy(text, name);
    const loadMs = Math.round(performance.now() - from);
    if (compiled.outcome !== 'compiled') throw new Error(`${name} is refused: run npm run policy:check`);
    const { policy } = compiled;
    return {
      policy: policy.ref,
      'load ms': loadMs,
      'grading+routing/s': perSecond((n) => {
        const facts = factsOf(policy, n);
        gradeOf(policy, facts);
        routeOf(policy, facts);
      }),
      'and deadlines/s': perSecond((n) => {
        const facts = factsOf(policy, n);
        gradeOf(policy, facts);
        routeOf(policy, facts);
        deadlinesStartedBy(policy, { name: 'complaint-registered' }, facts);
      }),
    };
  });
console.table(rows);
const slowest = Math.min(...rows.map((row) => row['grading+routing/s']));
console.log(`slowest: ${slowest} decisions/s on one core; wanted: 10000`);
process.exitCode = slowest < 10_000 ? 1 : 0;
