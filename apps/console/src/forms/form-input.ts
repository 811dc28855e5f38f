import type { Option } from '../reference/reference.js';

export type InputType =
  | 'text'
  | 'long-text'
  | 'telephone'
  | 'email'
  | 'number'
  | 'score'
  | 'money'
  | 'minor-units'
  | 'date'
  | 'date-time'
  | 'choice'
  | 'chips'
  | 'several'
  | 'yes-no'
  | 'goods'
  | 'file';

/** One thing a form asks. */
export interface FormInput {
  /** Path in the body that is sent, and in the `errors` of a problem: `customer.telephone`. */
  readonly name: string;
  readonly label: string;
  readonly type: InputType;
  readonly required?: boolean;
  readonly hint?: string;
  readonly options?: readonly Option[];
  /** ISO 4217; needed for amounts. */
  readonly currency?: string;
  readonly maxLength?: number;
  readonly initial?: FormValue;
  readonly autoComplete?: string;
  /** Asked only where the other answers call for it. */
  readonly when?: (values: FormValues) => boolean;
}

export interface GoodsRow {
  readonly item: string;
  readonly quantity: string;
}

export interface ChosenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string;
}

export type FormValue = string | readonly string[] | readonly GoodsRow[] | ChosenFile;
export type FormValues = Readonly<Record<string, FormValue | undefined>>;

/** The inputs that are asked, given the answers so far. */
export function asked(inputs: readonly FormInput[], values: FormValues): FormInput[] {
  return inputs.filter((input) => input.when?.(values) ?? true);
}

/** What a new form starts with. */
export function initialValues(inputs: readonly FormInput[]): FormValues {
  return Object.fromEntries(
    inputs.filter(({ initial }) => initial !== undefined).map(({ name, initial }) => [name, initial]),
  );
}
