/** Thrown when a decision differs from what the specification says. */
export class SpecificationNotMet extends Error {
  constructor(
    readonly actual: unknown,
    readonly expected: unknown,
  ) {
    super(`Decided:\n${readable(actual)}\n\nbut the specification says:\n${readable(expected)}`);
    this.name = 'SpecificationNotMet';
  }
}

/** Compares plain data (objects, arrays, primitives, Maps as entries) whatever the order of its keys. */
export function deepStrictEqual(actual: unknown, expected: unknown): void {
  if (readable(actual) !== readable(expected)) throw new SpecificationNotMet(actual, expected);
}

function readable(value: unknown): string {
  return JSON.stringify(
    value,
    (_key, part: unknown) => {
      if (part instanceof Map) return { map: [...part.entries()] };
      if (typeof part === 'bigint') return `${part}n`;
      if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
      return Object.fromEntries(
        Object.entries(part as Record<string, unknown>)
          .filter(([, inner]) => inner !== undefined)
          .sort(([one], [other]) => (one < other ? -1 : 1)),
      );
    },
    2,
  );
}
