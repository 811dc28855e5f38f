import { contenders } from './calendar/contenders.mjs';
import { questions } from './calendar/questions.mjs';
import { measured } from './calendar/rounds.mjs';

/**
 * How many due times are found in a second: 3 business days on the Chinese calendar, beside other packages and the bare
 * table that is the limit; then 3,000 days beside 3. All contenders take their turn in every round, so that a busy
 * machine is unfair to all alike; the median counts. Prints a table, and the same as one line of JSON.
 * Usage: npm run bench:calendar [-- ROUNDS]
 */
const rounds = Number(process.argv[2]) || 15;
const { limit, ours } = contenders;
const speeds = measured(contenders, questions, rounds, () => 3);
const far = measured({ near: ours, far: ours }, questions, rounds, (key) => (key === 'far' ? 3000 : 3));

const right = questions.map((from) => dayReached(limit.answer(from, 3)));
const rows = Object.entries(contenders).map(([key, { name, kind, written = Number, answer }]) => ({
  name,
  kind,
  perSecond: Math.round(speeds[key]),
  ofLimit: speeds[key] / speeds.limit,
  rightDays:
    questions.filter((from, at) => dayReached(answer(written(from), 3)) === right[at]).length / questions.length,
}));
for (const { name, perSecond, ofLimit, rightDays } of rows)
  process.stdout.write(
    `${name.padEnd(58)} ${perSecond.toLocaleString('en').padStart(12)}/s ${percent(ofLimit)} of the limit ${percent(rightDays)} on the right day\n`,
  );
const costOfFar = far.near / far.far;
process.stdout.write(`3,000 business days cost ${costOfFar.toFixed(2)} times what 3 cost\n`);

const targets = {
  aheadOfEveryPackage: rows.every(({ kind, perSecond }) => kind !== 'package' || perSecond < speeds.instants),
  atLeastHalfTheLimit: speeds.ours / speeds.limit >= 0.5,
  farAtMostTwice: costOfFar <= 2,
};
process.stdout.write(`${JSON.stringify({ rounds, rows, costOfFar, targets })}\n`);
process.exitCode = Object.values(targets).every(Boolean) ? 0 : 1;

/** The day in Shanghai that an answer reaches: its 24:00 is still that day. */
function dayReached(answer) {
  return Math.floor((new Date(answer).getTime() - 1 + 8 * 3_600_000) / 86_400_000);
}

function percent(share) {
  return `${(share * 100).toFixed(share < 0.1 ? 2 : 1)} %`.padStart(8);
}
