// npm run policy:compare -- OLD NEW --on RECORDS [--mapping MAPPING.yaml] [--json]: what would be otherwise under another policy.
import { parseArgs } from 'node:util';
import { PolicyComparison } from '../../libs/rehearsal/dist/index.js';
import { bold, InTheWay, tool } from '../setup/say.mjs';
import { recordsIn } from './records.mjs';
import { policyNamed, shippedCalendars } from './rules.mjs';

await tool(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      on: { type: 'string' },
      mapping: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [before, after] = positionals;
  if (!before || !after || !values.on)
    throw new InTheWay('Say what to compare, and on which records: npm run policy:compare -- OLD NEW --on RECORDS');
  const calendars = shippedCalendars();
  const rules = (/** @type {string} */ said) => ({ policy: policyNamed(said).policy, calendars });
  const comparison = new PolicyComparison(rules(before), rules(after));
  const begun = performance.now();
  let refused = 0;
  const how = { mapping: values.mapping, broughtOverAt: new Date().toISOString(), onRefused: () => (refused += 1) };
  for await (const record of recordsIn(values.on, how)) comparison.add(record);
  const result = comparison.result();
  if (values.json) return console.log(JSON.stringify(result, null, 2));
  report(result, (performance.now() - begun) / 1_000);
  if (refused > 0) console.log(`${refused} rows could not be read by the mapping`);
});

/** @param {import('../../libs/rehearsal/dist/index.js').Comparison} found @param {number} seconds */
function report({ old, new: newer, records, differing, differences, unjudged, unjudgedCount }, seconds) {
  console.log(
    bold(`${old} → ${newer}: ${records} complaints, ${differing} would be otherwise (${seconds.toFixed(1)} s)`),
  );
  for (const { what, deadline, change, from, to, count, examples } of differences) {
    const said =
      deadline === null
        ? `${what}: ${from || 'none'} → ${to || 'none'}`
        : `${what} ${deadline}: ${change ?? `${from} → ${to}`}`;
    console.log(`${String(count).padStart(7)}  ${said}`);
    for (const each of examples.slice(0, 2))
      console.log(`           ${each.id}${deadline === null ? '' : `  ${each.from ?? '·'} → ${each.to ?? '·'}`}`);
  }
  if (unjudgedCount > 0) console.log(`${String(unjudgedCount).padStart(7)}  could not be judged`);
  for (const { id, why } of unjudged) console.log(`           ${id}  ${why}`);
}
