import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { fieldsWrong } from '../problem/fields-wrong.js';
import { fieldErrors } from './field-errors.js';
import { unstorableTexts } from './unstorable-texts.js';

/** A parameter's metadata as Nest fills it for `@Body({ schema })`, `@Query({ schema })` and `@Param('id', { schema })`. */
type WithSchema = ArgumentMetadata & { readonly schema?: unknown };

/**
 * Validates parameters that carry a zod schema and hands on what the schema made of them. Nest's own pipe for schemas
 * does the same, but keeps back the value, without which a missing field cannot be told from a wrong one.
 *
 * @throws {Problem} 422 `validation-failed`, naming every wrong field
 */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { schema, type, data }: WithSchema): unknown {
    if (type === 'custom' || !(schema instanceof z.ZodType)) return value;
    const read = schema.safeParse(value);
    const errors = read.success ? unstorableTexts(read.data, data) : fieldErrors(read.error.issues, value, data);
    if (read.success && errors.length === 0) return read.data;
    throw fieldsWrong(errors);
  }
}
