import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../parts/places.mjs';

/**
 * Writes what a run found to docs/bench: `NAME.json` for programs, `NAME.md` for people.
 *
 * @param {{ name: string, ran: object, figures: readonly object[], on: string, report: string }} results
 */
export function keep({ name, ran, figures, on, report }) {
  const folder = join(workspaceRoot, 'docs/bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ ran, figures }, null, 2)}\n`);
  const title = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  writeFileSync(
    join(folder, `${name}.md`),
    `# ${title}\n\nWritten by the bench itself (\`--keep\`).\n\n${on}\n\n${report}\n`,
  );
}
