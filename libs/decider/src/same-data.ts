/**
 * Whether two values of plain data say the same, in whatever order their properties stand: a fact that was stored comes
 * back with its properties sorted, one that was just decided has them as they were written. What is undefined is not there.
 */
export function sameData(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isComposed(one) || !isComposed(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const names = new Set([...namesIn(one), ...namesIn(other)]);
  return [...names].every((name) => sameData(one[name], other[name]));
}

type Composed = Readonly<Record<string, unknown>>;

function isComposed(value: unknown): value is Composed {
  return typeof value === 'object' && value !== null;
}

function namesIn(value: Composed): readonly string[] {
  return Object.keys(value);
}
