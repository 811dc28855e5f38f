import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePolicy, policyHash } from './compile-policy.js';
import { policiesFolder } from './spec-support.js';

const wrongPolicies = join(__dirname, '../wrong-policies');
const surroundings = { calendars: ['cn-standard'] };

/** The first line of each file says what has to be said of it: `# line 23: "amunt" is no fact`. */
const wrong = readdirSync(wrongPolicies).map((file) => {
  const text = readFileSync(join(wrongPolicies, file), 'utf8');
  const [, line, message] = /^# line (\d+): (.*)$/m.exec(text) ?? [];
  return { file, text, line: Number(line), message };
});

const shipped = readdirSync(policiesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'calendars')
  .flatMap(({ name }) => readdirSync(join(policiesFolder, name)).map((file) => join(name, file)))
  .filter((file) => /\/\d+\.yaml$/.test(file));

describe('compilePolicy', () => {
  it('has at least sixty ways to be wrong to show', () => expect(wrong.length).toBeGreaterThanOrEqual(60));

  it.each(wrong)('refuses $file at line $line', ({ file, text, line, message }) => {
    const result = compilePolicy(text, file, surroundings);
    const errors = result.outcome === 'refused' ? result.problems.filter((each) => each.severity === 'error') : [];
    expect(errors.map((each) => ({ line: each.line, message: each.message, file: each.file }))).toEqual([
      { line, message, file },
    ]);
    expect(errors[0]?.remedy).toMatch(/\.$|\?$/);
  });

  it.each(shipped)('takes %s without a warning', (file) => {
    const result = compilePolicy(readFileSync(join(policiesFolder, file), 'utf8'), file);
    expect(result.outcome === 'compiled' ? result.warnings : result.problems).toEqual([]);
  });

  it('reports everything wrong together, in the order of the lines', () => {
    const text = readFileSync(join(policiesFolder, 'standard/1.yaml'), 'utf8')
      .replace('businessDays: 3', 'busyDays: 3')
      .replace('department: logistics', 'department: logistic')
      .replace('money: 500.00 CNY', 'money: 500.00 EUR')
      .replace('"media" in flags', '"medea" in flags');
    const result = compilePolicy(text, 'standard/1.yaml');
    expect(result.outcome === 'refused' && result.problems.map((problem) => problem.message)).toEqual([
      '"medea" is none of the policy\'s flags',
      '"logistic" is no department of this policy',
      '"busyDays" is not known here',
      "500.00 EUR is not in the policy's currency CNY",
    ]);
  });

  it('warns of a rule nobody can trace', () => {
    const text = readFileSync(join(policiesFolder, 'standard/1.yaml'), 'utf8').replace(
      /(first-contact:\n.*\n) {4}source: B-12\n/,
      '$1',
    );
    const result = compilePolicy(text, 'standard/1.yaml');
    expect(result.outcome === 'compiled' && result.warnings.map(({ path, message }) => ({ path, message }))).toEqual([
      { path: 'deadlines.first-contact', message: 'this rule names no source' },
    ]);
  });

  it.each(['', 'just words', '- a\n- list\n', '[1, 2', 'a: &a [*a]\n', '"'.repeat(50)])(
    'refuses %j instead of failing',
    (text) => expect(compilePolicy(text, 'x.yaml').outcome).toBe('refused'),
  );

  it('bounds what aliases can expand to', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 12; n++) bomb.push(`a${n}: &a${n} [${`*a${n - 1}, `.repeat(9)}]`);
    expect(compilePolicy(bomb.join('\n'), 'bomb.yaml').outcome).toBe('refused');
  });
});

describe('policyHash', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('is SHA-256 (FIPS 180-4 examples)', (text, hash) => expect(policyHash(text)).toBe(hash));
});
