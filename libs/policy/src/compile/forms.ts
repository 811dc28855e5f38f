import { isPattern } from '../conditions/patterns.js';
import type { Field } from '../format.js';
import type { Path } from '../reading/yaml-file.js';
import type { Report } from '../reading/report.js';
import type { FieldSource } from '../source/decisions.js';
import type { PolicySource } from '../source/policy.js';

const usuallyPersonal = new Set<Field['type']>(['text', 'long-text', 'telephone', 'email', 'address', 'files']);

/** A field without its conditions; those need to know all fields first. */
export function plainField(id: string, source: FieldSource): Field {
  return {
    id,
    label: source.label,
    ...(source.help && { help: source.help }),
    type: source.type,
    personal: source.personal ?? usuallyPersonal.has(source.type),
    ...(source.findBy && { findBy: source.findBy }),
    required: source.required,
    options: Object.entries(source.options ?? {}).map(([value, label]) => ({ value, label })),
    ...(source.min !== undefined && { min: source.min }),
    ...(source.max !== undefined && { max: source.max }),
    ...(source.maxLength !== undefined && { maxLength: source.maxLength }),
    ...(source.pattern !== undefined && { pattern: source.pattern }),
    sources: typeof source.source === 'string' ? [source.source] : (source.source ?? []),
  };
}

/** All fields of all kinds; kinds that share an id have to share its type, since conditions know it by id alone. */
export function fieldsOf(kinds: PolicySource['kinds'], report: Report): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const [kind, { form }] of Object.entries(kinds)) {
    for (const [id, source] of Object.entries(form)) {
      const path = ['kinds', kind, 'form', id];
      const field = plainField(id, source);
      checkField(report, path, field, source);
      checkShared(report, path, field, fields.get(id));
      fields.set(id, fields.get(id) ?? field);
    }
  }
  return fields;
}

/** Words typed by people are personal unless there is a reason why these are not: what is in the clear cannot be erased. */
function checkInTheClear(report: Report, path: Path, field: Field, { notPersonal }: FieldSource): void {
  if (field.personal && notPersonal !== undefined) {
    const message = `"${field.id}" says why it is not personal, and is`;
    report.error({
      path: [...path, 'notPersonal'],
      at: 'key',
      message,
      remedy: 'Write personal: false, or leave the reason out.',
    });
  }
  if (field.personal || !usuallyPersonal.has(field.type) || field.pattern !== undefined || notPersonal !== undefined)
    return;
  const message = `"${field.id}" takes any words and keeps them in the clear, where nothing can be erased`;
  const remedy =
    'Leave personal: false out, make it a choice, bind it to a pattern:, or say in notPersonal: why nobody is named in it.';
  report.error({ path: [...path, 'personal'], at: 'key', message, remedy });
}

function checkShared(report: Report, path: Path, field: Field, known: Field | undefined): void {
  if (known === undefined) return;
  if (known.type !== field.type) {
    const message = `"${field.id}" is ${known.type} in another kind and ${field.type} here`;
    report.error({ path: [...path, 'type'], message, remedy: 'Give both one type, or one of them another name.' });
  }
  if (known.personal !== field.personal) {
    const message = `"${field.id}" is personal in one kind and not in another`;
    report.error({ path, at: 'key', message, remedy: 'Say personal: alike in both.' });
  }
}

function checkField(report: Report, path: Path, field: Field, source: FieldSource): void {
  const chosen = field.type === 'choice' || field.type === 'choices';
  if (chosen && field.options.length === 0) {
    report.error({
      path,
      at: 'key',
      message: `"${field.id}" is a choice without options`,
      remedy: 'Add options: with a label each.',
    });
  }
  if (!chosen && source.options !== undefined) {
    report.error({
      path: [...path, 'options'],
      at: 'key',
      message: `"${field.id}" has options but is no choice`,
      remedy: 'Make its type choice or choices.',
    });
  }
  if (field.pattern !== undefined && !isPattern(field.pattern)) {
    report.error({
      path: [...path, 'pattern'],
      message: `"${field.pattern}" is no pattern`,
      remedy: 'Write one in RE2 syntax, like "[A-Z]{2}[0-9]+".',
    });
  }
  checkInTheClear(report, path, field, source);
  if (field.min !== undefined && field.max !== undefined && field.min > field.max) {
    const message = `the least value ${String(field.min)} is above the greatest ${String(field.max)}`;
    report.error({ path: [...path, 'min'], message, remedy: 'Exchange them.' });
  }
}
