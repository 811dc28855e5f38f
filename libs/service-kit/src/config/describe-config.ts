import type { z } from 'zod';

/** One variable as people read of it. */
export interface VariableDescription {
  readonly name: string;
  readonly means: string;
  /** `required`, or the value it has when it is left out; empty where leaving it out is a choice of its own. */
  readonly otherwise: string;
}

/** The variables of a schema, in its order. */
export function describeConfig(schema: z.ZodObject): VariableDescription[] {
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    means: descriptionOf(field as z.ZodType),
    otherwise: otherwiseOf(field as z.ZodType),
  }));
}

/** A Markdown table of the variables, apart from those in `without`. */
export function configTable(schema: z.ZodObject, without: readonly string[] = []): string {
  const rows = describeConfig(schema)
    .filter(({ name }) => !without.includes(name))
    .map(
      ({ name, means, otherwise }) =>
        `| \`${name}\` | ${otherwise === 'required' ? '**required**' : otherwise && `\`${otherwise}\``} | ${means.replaceAll('|', '\\|')} |`,
    );
  return ['| variable | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function descriptionOf(field: z.ZodType): string {
  return field.description ?? '';
}

function otherwiseOf(field: z.ZodType): string {
  const left = field.safeParse(undefined);
  if (!left.success) return 'required';
  if (left.data === undefined) return '';
  return typeof left.data === 'string' ? left.data : JSON.stringify(left.data);
}
