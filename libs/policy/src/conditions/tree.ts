import type { ASTNode } from '@marcbachmann/cel-js';

export type Node = ASTNode;

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=']);
const macros = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

/** The nodes directly below one. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'list':
      return node.args;
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}

/** Every node of the tree, the root first. */
export function nodesOf(root: Node): readonly Node[] {
  return [root, ...childrenOf(root).flatMap(nodesOf)];
}

/** How deep macros over lists lie in one another: the work grows with the list's length to this power. */
export function macroDepth(node: Node): number {
  const below = Math.max(0, ...childrenOf(node).map(macroDepth));
  return node.op === 'rcall' && macros.has(node.args[0]) ? below + 1 : below;
}

/** Both sides of a comparison; undefined for other nodes. */
export function comparedIn(node: Node): readonly [Node, Node] | undefined {
  return comparisons.has(node.op) ? (node.args as [Node, Node]) : undefined;
}

/** `flags`, `fact.grade`, `fields.cause` as text; undefined for what is no plain path. */
export function pathOf(node: Node): string | undefined {
  if (node.op === 'id') return node.args;
  if (node.op !== '.' || node.args[0].op !== 'id') return undefined;
  return `${node.args[0].args}.${node.args[1]}`;
}

/** The text of a string literal, or of each in a list of them. */
export function textsOf(node: Node): readonly { text: string; node: Node }[] {
  if (node.op === 'value' && typeof node.args === 'string') return [{ text: node.args, node }];
  return node.op === 'list' ? node.args.flatMap(textsOf) : [];
}

export function isNumber(node: Node): boolean {
  if (node.op === '-_') return isNumber(node.args);
  return node.op === 'value' && (typeof node.args === 'bigint' || typeof node.args === 'number');
}
