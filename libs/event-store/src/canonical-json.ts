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
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new NotPlainData(path, String(value));
      return JSON.stringify(value);
    default:
      if (value === null) return 'null';
      if (Array.isArray(value)) return ofArray(value, path);
      if (!isPlainObject(value)) throw new NotPlainData(path, kindOf(value));
      return ofObject(value, path);
  }
}

function ofArray(elements: readonly unknown[], path: string): string {
  return `[${elements.map((element, index) => canonicalJson(element, `${path}[${index}]`)).join(',')}]`;
}

function ofObject(value: Record<string, unknown>, path: string): string {
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${quoted(key)}:${canonicalJson(member, `${path}.${key}`)}`;
  }
  return `{${members}}`;
}

/** Names of fields come again and again: quoting each anew would be a fifth of the whole. */
const quotedKeys = new Map<string, string>();
const keysRemembered = 2_000;

function quoted(key: string): string {
  const known = quotedKeys.get(key);
  if (known !== undefined) return known;
  const text = JSON.stringify(key);
  if (quotedKeys.size < keysRemembered) quotedKeys.set(key, text);
  return text;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function kindOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? `a ${value.constructor.name}` : typeof value;
}
