// npm run simulate -- --policy P [--scenario FILE] [--only TEXT] [--from A] [--to B] [--picture FILE.svg] [--language zh|en]
// Plays scenarios on the pure model: what a rule means, before it goes live. See docs/policy/handbook.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { instant, NotAnInstant } from '../../libs/business-time/dist/index.js';
import { readScenarios } from '../../libs/policy/dist/index.js';
import { pictureOf, recordOf, rehearse, summaryOf, timelineOf, wallTime } from '../../libs/rehearsal/dist/index.js';
import { bold, InTheWay, tool } from '../setup/say.mjs';
import { policyNamed, shippedCalendars } from './rules.mjs';

const marks = { fact: '●', starts: '▷', reminder: '◔', missed: '✕', met: '✓', moved: '↷', follows: '→' };

await tool(async () => {
  const { values } = parseArgs({
    options: {
      policy: { type: 'string' },
      scenario: { type: 'string' },
      only: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      picture: { type: 'string' },
      language: { type: 'string', default: (process.env.LANG ?? '').startsWith('zh') ? 'zh' : 'en' },
    },
  });
  if (!values.policy) throw new InTheWay('Say which policy: npm run simulate -- --policy standard');
  const language = values.language === 'zh' ? 'zh' : 'en';
  const { policy, file } = policyNamed(values.policy);
  const calendars = shippedCalendars();
  const zone = calendars.named(policy.calendar)?.zone ?? 'UTC';
  const placing = { ...moment('from', values.from), ...moment('to', values.to) };
  const chosen = scenariosIn(values.scenario ?? join(dirname(file), 'scenarios.yaml')).filter(
    ({ title }) => !values.only || `${title.zh} ${title.en}`.toLowerCase().includes(values.only.toLowerCase()),
  );
  if (chosen.length === 0) throw new InTheWay(`No scenario is called "${values.only}".`);

  chosen.forEach((scenario, index) => {
    const record = recordOf(scenario, placing);
    const begun = performance.now();
    const rehearsed = rehearse(record, { policy, calendars });
    const took = performance.now() - begun;
    const title = `${scenario.title[language]} · ${policy.ref}`;
    console.log(`${index > 0 ? '\n' : ''}${bold(title)}`);
    let last = '';
    for (const { at, of, text } of timelineOf(rehearsed, { policy, zone, language })) {
      const time = wallTime(at, zone);
      console.log(`${time === last ? ' '.repeat(time.length) : time}  ${marks[of]} ${text}`);
      last = time;
    }
    console.log(`${wallTime(record.until, zone)}  ■ ${standing(summaryOf(rehearsed, zone), language)}`);
    console.log(`${took.toFixed(1)} ms`);
    if (values.picture) draw(values.picture, chosen.length > 1 ? index + 1 : undefined, rehearsed, title, record.until);
  });

  function draw(/** @type {string} */ to, /** @type {number | undefined} */ number, rehearsed, title, until) {
    const name = number === undefined ? to : to.replace(/(\.svg)?$/, `-${number}.svg`);
    writeFileSync(name, pictureOf(rehearsed, title, until, { policy, zone, language }));
    console.log(language === 'zh' ? `图：${name}` : `Picture: ${name}`);
  }
});

function standing({ grade, department, deadlines }, /** @type {'zh' | 'en'} */ language) {
  const words = language === 'zh' ? ['级别', '部门'] : ['grade', 'department'];
  const due = Object.entries(deadlines).map(([id, how]) => `\n    ${id}: ${how}`);
  return `${words[0]} ${grade}, ${words[1]} ${department}${due.join('')}`;
}

function scenariosIn(/** @type {string} */ file) {
  if (!existsSync(file)) throw new InTheWay(`There is no ${file}. Name a file with --scenario.`);
  try {
    return readScenarios(readFileSync(file, 'utf8')).scenarios;
  } catch (error) {
    throw new InTheWay(`${file} holds no scenarios: ${/** @type {Error} */ (error).message}`);
  }
}

function moment(/** @type {string} */ name, /** @type {string | undefined} */ text) {
  if (text === undefined) return {};
  try {
    return { [name]: instant(text) };
  } catch (error) {
    if (error instanceof NotAnInstant) throw new InTheWay(`--${name}: ${error.message}`);
    throw error;
  }
}
