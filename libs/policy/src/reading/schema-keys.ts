import type { z } from 'zod';
import type { Path } from './yaml-file.js';

/** As much of zod's inside as is needed to find the keys a place allows. */
interface Inner {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

/** The keys the schema allows at `path`; of all branches where there are several. */
export function keysKnownAt(schema: z.ZodType, path: Path): readonly string[] {
  return path
    .reduce<readonly z.ZodType[]>((schemas, step) => schemas.flatMap((each) => below(each, step)), [schema])
    .flatMap(keysOf);
}

function innerOf(schema: z.ZodType): Inner {
  return schema.def;
}

function below(schema: z.ZodType, step: string | number): readonly z.ZodType[] {
  const { shape, innerType, valueType, element, options } = innerOf(schema);
  const inShape = shape?.[String(step)];
  if (shape !== undefined) return inShape === undefined ? [] : [inShape];
  if (valueType !== undefined) return [valueType];
  if (element !== undefined) return [element];
  return [...(innerType ? [innerType] : []), ...(options ?? [])].flatMap((each) => below(each, step));
}

function keysOf(schema: z.ZodType): readonly string[] {
  const { shape, innerType, options } = innerOf(schema);
  if (shape !== undefined) return Object.keys(shape);
  return [...(innerType ? [innerType] : []), ...(options ?? [])].flatMap(keysOf);
}
