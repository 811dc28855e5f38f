const SLICE_MS = 50n;
const BATCH = 256;

/**
 * The median operations per second of processor time of each contender over some rounds, in each of which all take their turn.
 * `daysFor` says how many days a contender is asked for.
 */
export function measured(contenders, questions, rounds, daysFor) {
  const speeds = Object.fromEntries(Object.keys(contenders).map((key) => [key, []]));
  const asked = Object.fromEntries(
    Object.entries(contenders).map(([key, { written }]) => [key, written ? questions.map(written) : questions]),
  );
  for (let round = 0; round <= rounds; round++)
    for (const [key, { answer }] of Object.entries(contenders)) {
      const speed = slice(answer, asked[key], daysFor(key));
      if (round > 0) speeds[key].push(speed); // the first round warms up
    }
  return Object.fromEntries(Object.entries(speeds).map(([key, values]) => [key, median(values)]));
}

function slice(answer, questions, days) {
  const answers = new Array(BATCH); // so that nothing is left out as unused
  let asked = 0;
  // processor time, since another process that gets its turn in between is nobody's fault here
  const before = process.cpuUsage();
  const start = process.hrtime.bigint();
  let now = start;
  while (now - start < SLICE_MS * 1_000_000n) {
    const first = asked % questions.length;
    for (let index = 0; index < BATCH; index++) answers[index] = answer(questions[first + index], days);
    asked += BATCH;
    now = process.hrtime.bigint();
  }
  if (answers.includes(undefined)) throw new Error('a contender gave no answer');
  const { user, system } = process.cpuUsage(before);
  return asked / ((user + system) / 1e6);
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
