import { useId } from 'react';
import { useWords } from '../language/language.js';
import type { FormInput, FormValue } from './form-input.js';
import { GoodsInput } from './goods-input.js';
import { FileInput } from './file-input.js';

interface FieldProps {
  readonly input: FormInput;
  readonly value: FormValue | undefined;
  readonly wrong?: string | undefined;
  readonly change: (value: FormValue) => void;
}

/** One input with its label, hint and complaint. */
export function FormField(props: FieldProps) {
  const { input, wrong } = props;
  const id = useId();
  const grouped =
    input.type === 'chips' || input.type === 'several' || input.type === 'yes-no' || input.type === 'goods';
  const Wrapper = grouped ? 'fieldset' : 'div';
  return (
    <Wrapper className="field" data-field={input.name} aria-describedby={grouped ? describedBy(id, props) : undefined}>
      {grouped ? (
        <legend>{<LabelText input={input} />}</legend>
      ) : (
        <label htmlFor={id}>{<LabelText input={input} />}</label>
      )}
      <Control {...props} id={id} />
      {input.hint === undefined ? null : (
        <span className="hint" id={`${id}-hint`}>
          {input.hint}
        </span>
      )}
      {wrong === undefined ? null : (
        <span className="wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
    </Wrapper>
  );
}

function LabelText({ input }: { readonly input: FormInput }) {
  const { actions } = useWords();
  return (
    <>
      {input.label}
      {input.required === true ? null : <span className="optional">{actions.fields.optional}</span>}
    </>
  );
}

function describedBy(id: string, { input, wrong }: FieldProps): string | undefined {
  const ids = [...(input.hint === undefined ? [] : [`${id}-hint`]), ...(wrong === undefined ? [] : [`${id}-wrong`])];
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Control(props: FieldProps & { readonly id: string }) {
  const { id, input, value, wrong, change } = props;
  const text = typeof value === 'string' ? value : '';
  const common = {
    id,
    className: 'input',
    value: text,
    required: input.required,
    'aria-invalid': wrong !== undefined,
    'aria-describedby': describedBy(id, props),
    onChange: (event: { target: { value: string } }) => change(event.target.value),
  };
  switch (input.type) {
    case 'long-text':
      return <textarea {...common} maxLength={input.maxLength ?? 20_000} rows={4} />;
    case 'choice':
      return <Choice {...common} input={input} />;
    case 'chips':
    case 'several':
    case 'yes-no':
      return <Chips {...props} />;
    case 'goods':
      return <GoodsInput rows={Array.isArray(value) ? value : []} options={input.options ?? []} change={change} />;
    case 'file':
      return <FileInput id={id} describedBy={describedBy(id, props)} wrong={wrong !== undefined} change={change} />;
    default:
      return <input {...common} {...attributesOf(input)} />;
  }
}

function Choice({ input, ...common }: { readonly input: FormInput } & React.ComponentProps<'select'>) {
  const { register } = useWords();
  return (
    <select {...common}>
      <option value="">{register.notChosen}</option>
      {input.options?.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Chips({ id, input, value, change }: FieldProps & { readonly id: string }) {
  const { terms } = useWords();
  const several = input.type === 'several';
  const yesNo = [
    { value: 'yes', label: terms.yes },
    { value: 'no', label: terms.no },
  ];
  const options = input.type === 'yes-no' ? yesNo : (input.options ?? []);
  const chosen = (several ? (value ?? []) : [value]) as readonly (string | undefined)[];
  const toggle = (option: string, on: boolean) =>
    change(
      several
        ? ([...chosen.filter((one) => one !== undefined && one !== option), ...(on ? [option] : [])] as string[])
        : option,
    );
  return (
    <div className="choices">
      {options.map((option) => (
        <label key={option.value} className="chip">
          <input
            type={several ? 'checkbox' : 'radio'}
            name={id}
            value={option.value}
            checked={chosen.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}

function attributesOf(input: FormInput): React.ComponentProps<'input'> {
  const autoComplete = input.autoComplete ?? 'off';
  switch (input.type) {
    case 'telephone':
      return { type: 'tel', autoComplete };
    case 'email':
      return { type: 'email', autoComplete };
    case 'number':
      return { type: 'number', step: 'any', inputMode: 'decimal' };
    case 'score':
      return { type: 'number', min: 0, max: 100, step: 1, inputMode: 'numeric' };
    case 'money':
    case 'minor-units':
      return { inputMode: 'decimal', pattern: '[0-9]*[.]?[0-9]*', placeholder: input.currency, autoComplete };
    case 'date':
      return { type: 'date' };
    case 'date-time':
      return { type: 'datetime-local' };
    default:
      return { type: 'text', maxLength: input.maxLength, autoComplete };
  }
}
