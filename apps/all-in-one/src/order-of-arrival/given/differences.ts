/** Where two values differ: `/case/level 1, not 2`. */
export function differences(one: unknown, other: unknown, path = ''): readonly string[] {
  if (isObject(one) && isObject(other)) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return names.flatMap((name) => differences(one[name], other[name], `${path}/${name}`));
  }
  return one === other ? [] : [`${path} ${JSON.stringify(one)}, not ${JSON.stringify(other)}`];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
