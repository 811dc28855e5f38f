// npm run policy:reference: writes docs/policy/reference.md from the schema and the facts conditions may use.
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { conditionVariables, policyJsonSchema, standardFacts, standardPauseStates } from '../libs/policy/dist/index.js';

const schema = policyJsonSchema();
const resolve = (part) =>
  part?.$ref ? { ...resolve(schema.$defs[part.$ref.split('/').at(-1)]), ...part } : (part ?? {});
const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n\n', ' ').replaceAll('\n', ' ');

/** `a, b` for choices, the words for types, the inside of lists and maps. */
function kindOf(part) {
  const { enum: values, const: value, type, anyOf, items, additionalProperties } = resolve(part);
  if (values) return values.map((each) => `\`${each}\``).join(', ');
  if (value !== undefined) return `\`${value}\``;
  if (anyOf) return [...new Set(anyOf.map(kindOf))].join(' or ');
  if (type === 'array') return `list of ${kindOf(items)}`;
  if (type === 'object') return resolve(part).properties ? 'a part' : `map of names to ${kindOf(additionalProperties)}`;
  return { string: 'text', integer: 'whole number', number: 'number', boolean: 'true, false' }[type] ?? 'anything';
}

/** The part itself, or what its map, list or branches hold. */
function partsOf(part) {
  const { properties, anyOf, items, additionalProperties } = resolve(part);
  if (properties) return [resolve(part)];
  return [...(anyOf ?? []), items, additionalProperties].filter((each) => typeof each === 'object').flatMap(partsOf);
}

function rows({ properties, required = [] }) {
  return Object.entries(properties).map(([name, part]) => {
    const { description = '', default: assumed } = resolve(part);
    const usual = assumed === undefined || typeof assumed === 'object' ? '' : ` As assumed: \`${assumed}\`.`;
    const need = required.includes(name) && assumed === undefined ? 'yes' : '';
    return `| \`${name}\` | ${cell(kindOf(part))} | ${need} | ${cell(description)}${usual} |`;
  });
}

/** Parts that are told once, under "Names, owners and facts". */
const toldOnce = [
  'title',
  'label',
  'help',
  'origin',
  'options',
  'on',
  'owner',
  'tell',
  'ends',
  'lifts',
  'until',
  'arbiter',
];
const isPlainName = ({ properties }) => Object.keys(properties).join() === 'zh,en,source';

function section(title, depth, part) {
  const inner = partsOf(part);
  const merged = {
    properties: Object.assign({}, ...inner.map((each) => each.properties)),
    required: inner[0]?.required ?? [],
  };
  if (inner.length === 0 || inner.every(isPlainName)) return [];
  return [
    `${'#'.repeat(depth)} ${title}`,
    ['| key | value | needed | meaning |', '| --- | --- | --- | --- |', ...rows(merged)].join('\n'),
    ...Object.entries(merged.properties)
      .filter(([name]) => depth < 4 && !toldOnce.includes(name) && !lengths.includes(name))
      .flatMap(([name, below]) => section(`${title} › ${name}`, depth + 1, below)),
  ];
}
/** Lengths of time all look like deadlines › within. */
const lengths = ['after', 'before', 'every'];

const sections = Object.entries(schema.properties)
  .filter(([name]) => !toldOnce.includes(name))
  .flatMap(([name, part]) => section(name, 2, part));
const variables = Object.entries(conditionVariables).map(
  ([name, { type, means }]) =>
    `| \`${name}\` | ${type.replace('google.protobuf.Timestamp', 'moment')} | ${means.en} · ${means.zh} |`,
);
const text = [
  '# Reference of the policy format',
  'Written by `npm run policy:reference` from the schema the checks use; the way in is the [handbook](handbook.md).',
  '## The file',
  ['| key | value | needed | meaning |', '| --- | --- | --- | --- |', ...rows(schema)].join('\n'),
  '## Names, owners and facts',
  [
    'Every **title** and **label** is `{ zh: …, en: … }`. Small lists (categories, flags, causes …) map a name to `{ zh: …, en: …, source: … }`.',
    'An **owner** is a role, or `{ role: …, unit: responsible | receiving | superior | assisting | head-office }`; `tell` takes one or a list.',
    'A **fact** is its name, or `{ fact: …, when: … }`; `on`, `ends`, `lifts` and `until` take one or a list.',
    'A **length** (`after`, `before`, `every`, `upTo`) is written like `deadlines › within`.',
  ].join(' '),
  ...sections,
  '## What a condition may read',
  ['| name | type | meaning |', '| --- | --- | --- |', ...variables].join('\n'),
  'Functions: `money("2000 CNY")`, `text.fits("RE2 pattern")`, `size`, `has`, `exists`, `all`, `duration("24h")`, `timestamp("…")`.',
  '## Facts',
  standardFacts.map((fact) => `\`${fact}\``).join(', '),
  '## States in which clocks may stand still',
  standardPauseStates.map((state) => `\`${state}\``).join(', '),
].join('\n\n');
writeFileSync(
  new URL('../docs/policy/reference.md', import.meta.url),
  await format(text, { parser: 'markdown', printWidth: 120, singleQuote: true }),
);
