const word = /^[\p{L}\p{N}\p{M}ー々]$/u;
const writtenWithoutSpaces = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]$/u;
/** Texts of these characters alone are folded by width and case: none of them carries a Latin accent. */
const withoutAccents = /^[\0-\x7f\u2010-\u2027\u3000-\u303f\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff]*$/;

const beyondBasicPlane = /[\ud800-\udfff]/;

/** A stretch of text: `cjk` is written without spaces, so its neighbouring pairs stand in for words. */
interface Run {
  readonly text: string;
  readonly cjk: boolean;
}

/** Terms under which running text is found: its words, and every pair of neighbours in Chinese, Japanese and Korean. */
export function termsOfText(text: string): string[] {
  const terms = new Set<string>();
  for (const run of runsOf(text)) {
    if (run.cjk) for (const pair of pairs(run.text)) terms.add(pair);
    else terms.add(run.text);
  }
  return [...terms];
}

/** Terms under which a name is found: as text, and each Chinese character alone, since 李 is to find 李娜. */
export function termsOfName(name: string): string[] {
  return distinct(runsOf(name).flatMap((run) => (run.cjk ? [...run.text, ...pairs(run.text)] : [run.text])));
}

/** Terms that a text must hold to match; undefined when a part is too short to have been indexed, or nothing is left. */
export function termsSoughtInText(words: string): string[] | undefined {
  const runs = runsOf(words);
  return runs.length && runs.every((run) => !run.cjk || pairs(run.text).length) ? termsOfText(words) : undefined;
}

/** Terms that a name must hold to match; undefined when nothing is left. */
export function termsSoughtInName(name: string): string[] | undefined {
  const terms = runsOf(name).flatMap((run) => (run.cjk && pairs(run.text).length ? pairs(run.text) : [run.text]));
  return terms.length ? distinct(terms) : undefined;
}

function runsOf(text: string): Run[] {
  const folded = fold(text);
  const runs: Run[] = [];
  let from = 0;
  let kind: CharacterKind = 'apart';
  for (let at = 0; at < folded.length;) {
    const character = folded.codePointAt(at) ?? 0;
    const next = kindOf(character);
    if (next !== kind) {
      if (kind !== 'apart') runs.push({ text: folded.slice(from, at), cjk: kind === 'cjk' });
      from = at;
      kind = next;
    }
    at += character > 0xffff ? 2 : 1;
  }
  if (kind !== 'apart') runs.push({ text: folded.slice(from), cjk: kind === 'cjk' });
  return runs;
}

const kinds = ['apart', 'cjk', 'other'] as const;
type CharacterKind = (typeof kinds)[number];

/**
 * Worked out once a character: asking the two patterns for each character of a text would be the dearest part of it. One
 * byte for each there is, so that no text makes it grow: 0 where it was not asked yet, else one more than its kind.
 */
const known = new Uint8Array(0x11_0000);

function kindOf(character: number): CharacterKind {
  const found = kinds[(known[character] ?? 0) - 1];
  if (found !== undefined) return found;
  const text = String.fromCodePoint(character);
  const kind = !word.test(text) ? 'apart' : writtenWithoutSpaces.test(text) ? 'cjk' : 'other';
  known[character] = kinds.indexOf(kind) + 1;
  return kind;
}

/** Width, case and Latin accents do not tell words apart; marks of other scripts do. */
function fold(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  if (withoutAccents.test(folded)) return folded;
  return folded
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC');
}

function pairs(run: string): string[] {
  const all: string[] = [];
  if (!beyondBasicPlane.test(run)) {
    for (let at = 1; at < run.length; at++) all.push(run.slice(at - 1, at + 1));
    return all;
  }
  const characters = [...run];
  for (let at = 1; at < characters.length; at++) all.push(`${characters[at - 1]}${characters[at]}`);
  return all;
}

function distinct(terms: string[]): string[] {
  return [...new Set(terms)];
}
