/** Thrown for what JSON cannot say: a number without value, a class instance, a function. `path` leads to it. */
export class NotPlainData extends TypeError {
  constructor(
    readonly path: string,
    kind: string,
  ) {
    super(`Cannot record ${path}: ${kind} is not plain data.`);
    this.name = 'NotPlainData';
  }
}

/**
 * The one JSON text of `value` (RFC 8785): keys sorted, no spaces, so that equal data are equal bytes. Properties that
 * are undefined are left out.
 *
 * @throws {NotPlainData} for what would not come back as it went
 */
export function canonicalJson(value: unknown, path = 'value'): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotPlainData(path, String(value));
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((element, index) => canonicalJson(element, `${path}[${index}]`)).join(',')}]`;
  }
  if (!isPlainObject(value)) throw new NotPlainData(path, kindOf(value));
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key], `${path}.${key}`)}`);
  return `{${members.join(',')}}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function kindOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? `a ${value.constructor.name}` : typeof value;
}
