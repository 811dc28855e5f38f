import { nodesOf, pathOf, textsOf, comparedIn, type Node } from '../conditions/tree.js';
import { parse } from '@marcbachmann/cel-js';
import type { Condition, DeadlineRule, Grade, GradeRule } from '../format.js';
import type { Finding } from '../reading/report.js';

/** Deadlines that wait for one another: none of them could ever start, or be reckoned. */
export function circularDeadlines(deadlines: readonly DeadlineRule[]): readonly Finding[] {
  const edges = new Map(deadlines.map((rule) => [rule.id, hangsOn(rule)]));
  return cyclesIn(edges).map((cycle) => ({
    path: ['deadlines', cycle[0] ?? '', 'starts'],
    message: `deadlines hang on one another in a circle: ${[...cycle, cycle[0]].join(' → ')}`,
    remedy: 'Let one of them start from a fact.',
  }));
}

function hangsOn(rule: DeadlineRule): readonly string[] {
  const starts = rule.starts.flatMap((start) => (start.on === 'fact' ? [] : [start.deadline]));
  return rule.notAfter === undefined ? starts : [...starts, rule.notAfter];
}

/**
 * Rules that raise a grade and start a deadline that raises it again. The graph runs from grades to the deadlines
 * their change starts, and from deadlines to the grades their ladder, or a rule on their miss, raises to.
 */
export function gradeLoops(
  deadlines: readonly DeadlineRule[],
  grades: readonly Grade[],
  rules: readonly GradeRule[],
): readonly Finding[] {
  const edges = new Map<string, readonly string[]>();
  const starts = deadlines.map((rule) => ({ rule, startedBy: gradesThatStart(rule) }));
  for (const { id } of grades) {
    const started = starts.filter(({ startedBy }) => startedBy(id)).map(({ rule }) => `deadline ${rule.id}`);
    edges.set(`grade ${id}`, started);
  }
  for (const rule of deadlines)
    edges.set(
      `deadline ${rule.id}`,
      raisedBy(rule, rules).map((grade) => `grade ${grade}`),
    );
  return cyclesIn(edges).map((cycle) => {
    const deadline = cycle.find((node) => node.startsWith('deadline '))?.slice('deadline '.length) ?? '';
    return {
      path: ['deadlines', deadline, 'starts'],
      message: `a grade starts a deadline that raises it again: ${[...cycle, cycle[0]].join(' → ')}`,
      remedy: 'Say in appliesWhen, or on the fact, for which lower grade the deadline is.',
    };
  });
}

/** Conditions are read once for all grades. */
function gradesThatStart(rule: DeadlineRule): (grade: string) => boolean {
  const applies = allows(rule.appliesWhen);
  const onGrading = rule.starts.flatMap((start) =>
    start.on === 'fact' && start.trigger.fact === 'case-graded' ? [allows(start.trigger.when)] : [],
  );
  return (grade) => onGrading.length > 0 && applies(grade) && onGrading.some((starts) => starts(grade));
}

function raisedBy(rule: DeadlineRule, rules: readonly GradeRule[]): readonly string[] {
  const ladder = rule.ladder.flatMap((step) => (step.raiseGradeTo === undefined ? [] : [step.raiseGradeTo]));
  const missed = rules.filter((each) => namesIn(each.when, ['missed', 'met', 'running']).includes(rule.id));
  return [...ladder, ...missed.map((each) => each.grade)];
}

/** False only where the condition plainly asks for another grade: `grade == "x"` under nothing but `&&`. */
function allows(condition: Condition | undefined): (grade: string) => boolean {
  if (condition === undefined) return () => true;
  const demanded = conjuncts(parse(condition.source).ast).flatMap((node) => {
    if (node.op !== '==' && node.op !== 'in') return [];
    const [left, right] = node.args;
    const path = [left, right].map(pathOf).find((each) => each === 'grade' || each === 'fact.grade');
    return path === undefined ? [] : [[left, right].flatMap((side) => textsOf(side).map(({ text }) => text))];
  });
  return (grade) => demanded.every((texts) => texts.length === 0 || texts.includes(grade));
}

function conjuncts(node: Node): readonly Node[] {
  return node.op === '&&' ? node.args.flatMap(conjuncts) : [node];
}

/** The texts a condition compares one of these lists with. */
function namesIn(condition: Condition, lists: readonly string[]): readonly string[] {
  return nodesOf(parse(condition.source).ast).flatMap((node) => {
    const sides = node.op === 'in' ? node.args : comparedIn(node);
    if (sides === undefined || !sides.some((side) => lists.includes(pathOf(side) ?? ''))) return [];
    return sides.flatMap((side) => textsOf(side).map(({ text }) => text));
  });
}

/** A policy that goes round more often than this is told of these. */
const CIRCLES_TOLD = 20;

/** Each circle once, from its first node in the order of the map. */
function cyclesIn(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const done = new Set<string>();
  const found: (readonly string[])[] = [];
  const walk = (node: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(node);
    if (seen >= 0) {
      found.push(trail.slice(seen));
      return;
    }
    if (done.has(node) || found.length >= CIRCLES_TOLD) return;
    for (const next of edges.get(node) ?? []) walk(next, [...trail, node]);
    done.add(node);
  };
  for (const node of edges.keys()) walk(node, []);
  return found;
}
