import { moneyOf } from './money.js';
import type { ConditionNames } from './names.js';
import { suggestion } from './names.js';
import { isPattern } from './patterns.js';
import { comparedIn, isNumber, macroDepth, type Node, nodesOf, pathOf, textsOf } from './tree.js';
import { fact, variables, type Vocabulary } from './variables.js';
import { fieldVariable } from './context.js';

/** What is wrong in an expression, with the place in its text. */
export interface ExpressionFault {
  readonly message: string;
  readonly remedy: string;
  /** Offset into the expression. */
  readonly start: number;
}

/** Macros inside macros: one level over a bounded list is quick whatever the facts. */
const deepestMacros = 2;

/** What the type check cannot see: unbounded work, ids nobody declared, amounts without a currency. */
export function treeFaults(root: Node, names: ConditionNames): readonly ExpressionFault[] {
  const faults = nodesOf(root).flatMap((node) => [
    ...patternFaults(node),
    ...idFaults(node, names),
    ...moneyFaults(node, names),
  ]);
  if (macroDepth(root) <= deepestMacros) return faults;
  const tooDeep = `lists are walked inside one another more than ${String(deepestMacros)} deep`;
  return [{ message: tooDeep, remedy: 'Split the condition into several rules.', start: root.start }, ...faults];
}

function patternFaults(node: Node): readonly ExpressionFault[] {
  if (node.op !== 'rcall') return [];
  const [name, , args] = node.args;
  if (name === 'matches') {
    const remedy = 'Use text.fits("pattern"), which takes linear time.';
    return [{ message: 'matches() can take unbounded time', remedy, start: node.start }];
  }
  if (name !== 'fits' || args[0] === undefined) return [];
  const [pattern] = args[0].op === 'value' ? textsOf(args[0]) : [];
  if (pattern !== undefined && isPattern(pattern.text)) return [];
  const message = pattern === undefined ? 'fits() needs a pattern in quotes' : `"${pattern.text}" is no pattern`;
  return [{ message, remedy: 'Write one in RE2 syntax, like "[A-Z]{2}[0-9]+".', start: args[0].start }];
}

function idFaults(node: Node, names: ConditionNames): readonly ExpressionFault[] {
  const pairs = comparedIn(node) ?? (node.op === 'in' ? node.args : undefined);
  if (pairs === undefined) return [];
  return [pairs, [pairs[1], pairs[0]] as const].flatMap(([path, literals]) => {
    const known = idsFor(pathOf(path) ?? '', names);
    if (known === undefined) return [];
    return textsOf(literals)
      .filter(({ text }) => text !== '' && !known.ids.has(text))
      .map(({ text, node: at }) => ({
        message: `"${text}" is none of the policy's ${known.what}`,
        remedy: suggestion(text, known.ids),
        start: at.start,
      }));
  });
}

const vocabularyWords: Readonly<Record<Vocabulary, string>> = {
  kinds: 'kinds',
  channels: 'channels',
  categories: 'categories',
  products: 'products',
  departments: 'departments',
  grades: 'grades',
  urgencies: 'urgencies',
  confidentialities: 'confidentialities',
  liabilities: 'liabilities',
  causes: 'causes',
  solutionTypes: 'solution types',
  flags: 'flags',
  deadlines: 'deadlines',
  roles: 'roles',
  declining: 'grounds for declining',
};

function idsFor(path: string, names: ConditionNames): { what: string; ids: ReadonlySet<string> } | undefined {
  const [head = '', tail] = path.split('.');
  if (head === 'fields' && tail !== undefined) return optionsOf(tail, names);
  const from = (tail === undefined ? variables[head] : head === 'fact' ? fact[tail] : undefined)?.from;
  return from === undefined ? undefined : { what: vocabularyWords[from], ids: names.ids[from] };
}

function optionsOf(variable: string, names: ConditionNames): { what: string; ids: ReadonlySet<string> } | undefined {
  const field = [...names.fields.values()].find((each) => fieldVariable(each.id) === variable);
  if (field === undefined || field.options.length === 0) return undefined;
  return { what: `options of ${field.id}`, ids: new Set(field.options.map((option) => option.value)) };
}

function moneyFaults(node: Node, names: ConditionNames): readonly ExpressionFault[] {
  if (node.op === 'call' && node.args[0] === 'money') return amountFaults(node.args[1][0], names);
  const [left, right] = comparedIn(node) ?? [];
  if (left === undefined || right === undefined) return [];
  const bare =
    isMoney(left, names) && isNumber(right) ? right : isMoney(right, names) && isNumber(left) ? left : undefined;
  if (bare === undefined) return [];
  const remedy = `Write money("… ${names.currency ?? 'CNY'}").`;
  return [{ message: 'an amount is compared with a number without a currency', remedy, start: bare.start }];
}

function amountFaults(argument: Node | undefined, names: ConditionNames): readonly ExpressionFault[] {
  if (argument === undefined) return [];
  const [literal] = argument.op === 'value' ? textsOf(argument) : [];
  const money = literal && moneyOf(literal.text);
  const currency = names.currency ?? 'CNY';
  const start = argument.start;
  if (money === undefined) {
    const message = `money(${literal ? `"${literal.text}"` : '…'}) names no amount with a currency`;
    return [{ message, remedy: `Write it like money("2000.00 ${currency}").`, start }];
  }
  if (names.currency === undefined) {
    const message = `money("${literal?.text ?? ''}") is used, but the policy names no currency`;
    return [{ message, remedy: `Add currency: ${money.currency} at the top.`, start }];
  }
  if (names.currency === '' || money.currency === names.currency) return [];
  const message = `money("${literal?.text ?? ''}") is not in the policy's currency ${names.currency}`;
  return [{ message, remedy: `Write the amount in ${names.currency}.`, start }];
}

function isMoney(node: Node, names: ConditionNames): boolean {
  const [head = '', tail] = (pathOf(node) ?? '').split('.');
  if (tail === undefined) return variables[head]?.money ?? false;
  if (head === 'fact') return fact[tail]?.money ?? false;
  if (head !== 'fields') return false;
  return [...names.fields.values()].some((field) => field.type === 'money' && fieldVariable(field.id) === tail);
}
