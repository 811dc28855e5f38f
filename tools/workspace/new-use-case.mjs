/**
 * npm run new:use-case -- SERVICE NAME [--like MODEL]
 * Lays the files of a new use case after one that is there: the rule with its spec in libs/SERVICE/domain, the edge in
 * apps/SERVICE. What the rule decides is then written into them. For example: npm run new:use-case -- routing praise-case
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { InTheWay, say, tool } from '../setup/say.mjs';

/** Small and complete ones; any other may be named. */
const models = /** @type {Record<string, string>} */ ({
  intake: 'decide-acceptance',
  routing: 'move-case',
  'sla-timer': 'extend-deadline',
  feedback: 'call-back',
});

const pascal = (/** @type {string} */ name) => name.replace(/(?:^|-)(\w)/g, (_, first) => first.toUpperCase());
const camel = (/** @type {string} */ name) => pascal(name).replace(/^./, (first) => first.toLowerCase());

/** Files of a use case: those that bear its name in the domain, and its folder at the edge. */
function filesOf(/** @type {string} */ service, /** @type {string} */ name) {
  const folders = [join('libs', service, 'domain/src'), join('apps', service, 'src')];
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && basename(file).startsWith(`${name}.`))
      .map((file) => join(folder, file)),
  );
}

/** The same text with one name in place of the other, however it is written. */
function renamed(/** @type {string} */ text, /** @type {string} */ from, /** @type {string} */ to) {
  return [(/** @type {string} */ name) => name, camel, pascal].reduce(
    (all, written) => all.replaceAll(written(from), written(to)),
    text,
  );
}

await tool(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { like: { type: 'string' } } });
  const [service = '', name = ''] = positionals;
  const like = values.like ?? models[service];
  if (!like || !existsSync(join('apps', service)) || !/^[a-z]+(-[a-z]+)*$/.test(name))
    throw new InTheWay(
      `Say npm run new:use-case -- SERVICE NAME [--like MODEL]; services are ${Object.keys(models).join(', ')}.`,
    );
  const files = filesOf(service, like);
  if (files.length === 0) throw new InTheWay(`There is no use case ${like} in ${service}.`);
  if (filesOf(service, name).length > 0) throw new InTheWay(`${service} has a use case ${name} already.`);
  for (const file of files) {
    const laid = renamed(file, like, name);
    mkdirSync(dirname(laid), { recursive: true });
    writeFileSync(laid, renamed(readFileSync(file, 'utf8'), like, name));
    say(laid);
  }
  say(`They still tell the rule of ${like}: write the spec first, then the rule, and the words of its refusals.`);
  say(
    `Then name its body in libs/contracts/src/api, its command in the commands, the decider and index.ts of the domain, and its edge in apps/${service}/src/${service}.module.ts; until then it does not compile.`,
  );
});
