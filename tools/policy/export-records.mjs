// npm run policy:records -- FILE.csv --mapping MAPPING.yaml > FILE.ndjson: complaints as recorded, without anything personal.
import { parseArgs } from 'node:util';
import { InTheWay, tool } from '../setup/say.mjs';
import { linesFrom } from './records.mjs';

await tool(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { mapping: { type: 'string' } } });
  const [file] = positionals;
  if (!file || !values.mapping)
    throw new InTheWay('Say which table: npm run policy:records -- FILE.csv --mapping MAPPING.yaml');
  const refused = (/** @type {number} */ line, /** @type {string} */ why) => console.error(`line ${line}: ${why}`);
  for (const line of linesFrom(file, values.mapping, new Date().toISOString(), refused)) console.log(line);
});
