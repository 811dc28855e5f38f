import {
  asked,
  type ChosenFile,
  type FormInput,
  type FormValue,
  type FormValues,
  type GoodsRow,
} from './form-input.js';

/** The names of inputs that must be filled and are not. */
export function missingIn(inputs: readonly FormInput[], values: FormValues): string[] {
  return asked(inputs, values)
    .filter(({ required, name }) => required === true && isEmpty(values[name]))
    .map(({ name }) => name);
}

/**
 * The JSON body that a form sends: what is empty is left out, names with dots become nested objects, and every
 * answer has the type the API wants.
 */
export function bodyOf(inputs: readonly FormInput[], values: FormValues): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const input of asked(inputs, values)) {
    const value = values[input.name];
    if (value === undefined || isEmpty(value)) continue;
    if (input.type === 'file') Object.assign(body, fileIn(value as ChosenFile));
    else put(body, input.name.split('.'), typed(input, value));
  }
  return body;
}

function typed(input: FormInput, value: FormValue): unknown {
  switch (input.type) {
    case 'number':
    case 'score':
      return Number(value);
    case 'yes-no':
      return value === 'yes';
    case 'money':
      return { currency: input.currency, minor: minorUnits(value as string, input.currency ?? '') };
    case 'minor-units':
      return minorUnits(value as string, input.currency ?? '');
    case 'date-time':
      return new Date(value as string).toISOString();
    case 'goods':
      return (value as readonly GoodsRow[])
        .filter(isNamed)
        .map(({ item, quantity }) => ({ item, quantity: Number(quantity) }));
    case 'text':
    case 'long-text':
    case 'telephone':
    case 'email':
      return (value as string).trim();
    default:
      return value;
  }
}

/** `12.5` CNY is 1250 fen; the number of places is the currency's. Text is cut, not multiplied: 1.15 × 100 is not 115. */
export function minorUnits(amount: string, currency: string): number {
  const [whole = '0', fraction = ''] = amount.trim().split('.');
  const digits = placesOf(currency);
  return Number(`${whole || '0'}${fraction.padEnd(digits, '0').slice(0, digits)}`);
}

/** How many decimal places a currency has; 2 where it is not known. */
export function placesOf(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

function put(body: Record<string, unknown>, [head = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) body[head] = value;
  else put((body[head] ??= {}) as Record<string, unknown>, rest, value);
}

function fileIn({ mediaType, base64 }: ChosenFile): Record<string, unknown> {
  return { mediaType, base64 };
}

function isNamed(row: GoodsRow): boolean {
  return row.item.trim() !== '' && Number(row.quantity) > 0;
}

/** Whether there is no answer in it: nothing, blanks, a choice of none. */
export function isEmpty(value: FormValue | undefined): boolean {
  if (value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) ? value.length === 0 : false;
}
