import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { origin, statutoryYears } from './statutory-days.mjs';

/**
 * Writes the Chinese standard calendar from the statutory days of the chinese-days package. When the days have
 * changed, the version is raised, so that publishing the file moves the deadlines it touches.
 * Usage: node tools/calendars/chinese-statutory.mjs [FILE]
 */
const file = process.argv[2] ?? 'policies/calendars/cn-standard.yaml';

const named = ({ zh, en }) => `{ zh: ${zh}, en: ${en} }`;
const holiday = ({ date, through, name }) =>
  `  - { date: ${date}, ${through === date ? '' : `through: ${through}, `}name: ${named(name)} }`;
const makeUpDay = ({ date, hoursOf, name }) => `  - { date: ${date}, hoursOf: ${hoursOf}, name: ${named(name)} }`;
const knownYear = ({ year, sources }, index, { length }) =>
  `  - { year: ${year}, source: '${sources.join(' ')}'${index === length - 1 ? `, settledThrough: ${year}-12-28` : ''} }`;

function written(years, version) {
  return `# yaml-language-server: $schema=./calendar.schema.json
#
# The working days of mainland China: Monday to Friday, 9:00 to 18:00, with the statutory holidays and make-up working
# days (调休) of every year since ${years[0].year}. Years that no notice of the State Council covers yet are unknown, and every due
# time that reaches into one says so.
#
# Written by tools/calendars/chinese-statutory.mjs from ${origin}; run it again when a new year is announced.
# Company holidays and other hours belong into a calendar of your own that says \`inherits: cn-standard\`.
id: cn-standard
version: ${version}
title: { zh: 中国标准工作日历, en: Chinese standard working calendar }
zone: Asia/Shanghai
hours:
  weekdays: [09:00-18:00]
  weekend: []
standardDay: 09:00

holidays:
${years.flatMap(({ holidays }) => holidays.map(holiday)).join('\n')}

# A make-up day has the hours of the weekday that was given off for it.
makeUpDays:
${years.flatMap(({ makeUpDays }) => makeUpDays.map(makeUpDay)).join('\n')}

# The notice for a year has moved days of the December before (2007, 2011, 2018), none earlier than the 29th: until it is
# there, the last days of the last year are not settled either.
knownYears:
${years.map(knownYear).join('\n')}
`;
}

const years = statutoryYears();
const unsourced = years.filter(({ sources }) => sources.length === 0).map(({ year }) => year);
if (unsourced.length > 0)
  throw new Error(`No source is known for ${unsourced.join(', ')}; a year without one is unknown.`);
const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
const version = Number(/^version: (\d+)$/m.exec(before)?.[1] ?? 1);
const formatted = async (number) => format(written(years, number), { ...(await resolveConfig(file)), parser: 'yaml' });
const same = before === '' || before === (await formatted(version));
writeFileSync(file, await formatted(same ? version : version + 1));
process.stdout.write(
  `${file}: version ${same ? version : version + 1}, ${years.length} years, ${years[0].year} to ${years.at(-1).year}\n`,
);
