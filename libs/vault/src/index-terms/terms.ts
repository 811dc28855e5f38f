const wordRuns = /[\p{L}\p{N}\p{M}ー々]+/gu;
const scriptRuns = /(?<cjk>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+)|./gsu;

/** A stretch of text: `cjk` is written without spaces, so its neighbouring pairs stand in for words. */
interface Run {
  readonly text: string;
  readonly cjk: boolean;
}

/** Terms under which running text is found: its words, and every pair of neighbours in Chinese, Japanese and Korean. */
export function termsOfText(text: string): string[] {
  return distinct(runsOf(text).flatMap((run) => (run.cjk ? pairs(run.text) : [run.text])));
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
  return [...fold(text).matchAll(wordRuns)].flatMap(([word]) => splitByScript(word));
}

function splitByScript(word: string): Run[] {
  const runs: Run[] = [];
  for (const match of word.matchAll(scriptRuns)) {
    const cjk = match.groups?.cjk !== undefined;
    const last = runs.at(-1);
    if (last && !last.cjk && !cjk) runs[runs.length - 1] = { text: last.text + match[0], cjk };
    else runs.push({ text: match[0], cjk });
  }
  return runs;
}

/** Width, case and Latin accents do not tell words apart; marks of other scripts do. */
function fold(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().normalize('NFD');
  return plain.replace(/(\p{Script=Latin})\p{M}+/gu, '$1').normalize('NFC');
}

function pairs(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function distinct(terms: string[]): string[] {
  return [...new Set(terms)];
}
