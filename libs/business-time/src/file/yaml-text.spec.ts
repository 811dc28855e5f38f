import { LONGEST_DOCUMENT, YamlText } from './yaml-text.js';

const faultsOf = (text: string) => new YamlText(text).faults.map(({ message }) => message);
/** As many keys as a document can hold. */
const keys = (count: number, join: string) => Array.from({ length: count }, (_, n) => `k${n.toString(36)}:`).join(join);

describe('a text anybody may have written', () => {
  it('is read with the place of everything in it', () => {
    const yaml = new YamlText('a: 1\nb:\n  - { c: x }\n');
    expect(yaml.value).toEqual({ a: 1, b: [{ c: 'x' }] });
    expect(yaml.positionAt(yaml.offsetOf(['b', 0, 'c'], 'value'))).toEqual({ line: 3, column: 10 });
    expect(yaml.positionAt(yaml.offsetOf(['b', 0, 'c'], 'key'))).toEqual({ line: 3, column: 7 });
    expect(yaml.positionAt(yaml.offsetOf(['b', 0, 'missing'], 'value'))).toEqual({ line: 3, column: 5 });
  });

  it('is refused where it is too long, with its length and the longest there may be', () => {
    expect(faultsOf(`# ${'x'.repeat(LONGEST_DOCUMENT)}`)).toEqual([
      'it has 100002 characters; a document has at most 100000',
    ]);
    expect(faultsOf(`# ${'x'.repeat(LONGEST_DOCUMENT - 2)}`)).toEqual([]);
  });

  // ten thousand brackets ended the process that read them: the parser calls itself for each
  it.each([
    ['[', '['.repeat(90_000)],
    ['[]', '['.repeat(45_000) + ']'.repeat(45_000)],
    ['-', '- '.repeat(45_000)],
    ['?', '? '.repeat(45_000)],
    ['{a:', '{a: '.repeat(20_000)],
  ])('is refused where too much lies inside one another (%s)', (_how, text) =>
    expect(faultsOf(text)).toEqual(['more than 64 lists and parts lie inside one another']),
  );

  // comparing each key with every other one took up to ten seconds, in which nothing else was answered
  it.each([
    ['line by line', keys(16_000, '\n')],
    ['in one flow', `{${keys(16_000, ',')}}`],
  ])('may have as many keys as it has room for, %s', (_how, text) => {
    const yaml = new YamlText(text);
    expect(yaml.faults).toEqual([]);
    expect(yaml.offsetOf(['kccf'], 'key')).toBe(text.indexOf('kccf'));
  });

  it('has no key twice in one part', () => {
    const { faults } = new YamlText('a: { x: 1, x: 2 }\nb: { x: 1 }\na: 3\n1: 4\n1: 5\n');
    expect(faults).toEqual([
      { offset: 30, message: 'Map keys must be unique', key: 'a' },
      { offset: 40, message: 'Map keys must be unique', key: '1' },
      { offset: 11, message: 'Map keys must be unique', key: 'x' },
    ]);
  });

  it('is one document', () => expect(faultsOf('a: 1\n---\nb: 2\n')).toEqual(['it holds more than one document']));

  it('does not grow beyond measure when its aliases are written out', () =>
    expect(faultsOf(`a: &a ${'x'.repeat(50_000)}\nb: [${Array(20).fill('*a').join(',')}]\n`)[0]).toContain(
      'written out it has 1050',
    ));
});
