import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { type ReadCalendarFile, compileCalendar, readCalendarFile } from '../index.js';
import { shippedDefinition, shippedIds, shippedText } from '../reference/calendars.js';

const said = (read: ReadCalendarFile) =>
  read.outcome === 'refused'
    ? read.problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)
    : [];

const good = `id: shop
version: 1
zone: Asia/Shanghai
hours:
  weekdays: [09:00-18:00]
holidays:
  - { date: 2026-10-01, through: 2026-10-07, name: { zh: 国庆节, en: National Day } }
`;

const tenTimes = (word: string) => Array.from({ length: 10 }, () => word).join(',');
/** Eight lists, each ten times the one before: a hundred million entries. */
const bomb = [...'abcdefgh']
  .map((name, index, names) => `${name}: &${name} [${tenTimes(index === 0 ? 'x' : `*${names[index - 1]}`)}]\n`)
  .join('');

describe('a calendar file', () => {
  it('is read as it is written', () =>
    expect(readCalendarFile(good, 'shop.yaml')).toEqual({
      outcome: 'read',
      definition: {
        id: 'shop',
        version: 1,
        zone: 'Asia/Shanghai',
        hours: { weekdays: ['09:00-18:00'] },
        holidays: [{ date: '2026-10-01', through: '2026-10-07', name: { zh: '国庆节', en: 'National Day' } }],
      },
    }));

  it('is refused with file, line and column of every mistake, in the order of the lines', () => {
    const wrong = good
      .replace('version: 1', 'version: none')
      .replace('09:00-18:00', '9-18')
      .replace('through: 2026-10-07', 'until: 2026-10-07')
      .concat('  - date: 2026-13-01\ncolour: red\n');
    expect(said(readCalendarFile(wrong, 'shop.yaml')).map((line) => line.split(';')[0])).toEqual([
      'shop.yaml:2:1 version: "none" is not a version',
      'shop.yaml:5:14 hours.weekdays[0]: "9-18" is not a period',
      'shop.yaml:7:25 holidays[0].until: There is no field "until" here',
      'shop.yaml:8:5 holidays[1].date: "2026-13-01" is not a date that exists',
      'shop.yaml:9:1 colour: There is no field "colour" here',
    ]);
  });

  it.each([
    ['that is no YAML', 'id: [', 'Not YAML'],
    ['that is empty', '', 'A calendar is a set of fields'],
    ['that is a list', '- id: shop', 'A calendar is a set of fields'],
    ['with a key twice', 'id: a\nid: b\n', 'shop.yaml:2:1 Not YAML: Map keys must be unique; "id" is there twice'],
    // either was thrown, so that one such file kept the calendars beside it from being published
    ['that grows when it is read', bomb, 'Not YAML: Excessive alias count'],
    ['that contains itself', 'id: &a [*a]\n', 'Not YAML: Converting circular structure'],
  ])('%s is refused', (_what, text, message) => {
    const lines = said(readCalendarFile(text, 'shop.yaml'));
    expect(lines[0]).toMatch(/^shop\.yaml:\d+:\d+ /);
    expect(lines[0]).toContain(message);
  });

  it('may be JSON', () => expect(readCalendarFile(JSON.stringify(parse(good)), 'shop.json').outcome).toBe('read'));
});

describe('the shipped calendars', () => {
  it.each(shippedIds)('%s can be reckoned with', (id) =>
    expect(compileCalendar(shippedDefinition(id), shippedDefinition).id).toBe(id),
  );

  describe('and their JSON Schema', () => {
    const valid = new Ajv2020({ strict: true, strictRequired: false }).compile(
      JSON.parse(shippedText('calendar.schema.json')) as object,
    );

    it.each(shippedIds)('agree on %s', (id) => {
      expect(valid(parse(shippedText(`${id}.yaml`)))).toBe(true);
    });

    it.each([
      good.replace('version: 1', 'version: 0'),
      good.replace('zone: Asia/Shanghai\n', ''),
      good.replace('09:00-18:00', '9-18'),
      good.replace('through', 'until'),
      good.replace('date: 2026-10-01, ', ''),
      `${good}makeUpDays: [{ date: 2026-10-10 }]\n`,
      `${good}exceptions: [{ date: 2026-10-10, closed: true, opensAt: 13:00 }]\n`,
      `${good}knownYears: [{ year: 2026 }]\n`,
    ])('agree that this is wrong: %j', (text) => {
      expect(valid(parse(text))).toBe(false);
      expect(readCalendarFile(text, 'wrong.yaml').outcome).toBe('refused');
    });
  });
});
