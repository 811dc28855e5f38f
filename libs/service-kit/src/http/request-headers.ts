import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem } from '../problem/problem.js';
import { versionOfIfMatch } from './etag.js';
import { languageOf } from './language.js';

/** A caller's own name for a request: 1 to 200 visible ASCII characters. */
export const idempotencyKey = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\x21-\x7e]+$/, 'must be visible ASCII without spaces');

/** The version in `If-Match`: 428 without the header, 400 when it is malformed. It is the `expectedVersion` of a command. */
export const IfMatch = createParamDecorator((_: undefined, context: ExecutionContext): number =>
  versionOfIfMatch(headerOf(context, 'if-match')),
);

/** The `Idempotency-Key` header, or undefined; 400 when it is malformed, or missing under `@IdempotencyKey('required')`. */
export const IdempotencyKey = createParamDecorator((need: 'required' | undefined, context: ExecutionContext) => {
  const text = headerOf(context, 'idempotency-key');
  if (text === undefined && need !== 'required') return undefined;
  if (text === undefined) throw new Problem({ status: 400, code: 'idempotency-key-missing' });
  const read = idempotencyKey.safeParse(text);
  if (!read.success) throw new Problem({ status: 400, code: 'idempotency-key-malformed' });
  return read.data;
});

/** The language to answer in, by `Accept-Language`. */
export const PreferredLanguage = createParamDecorator((_: undefined, context: ExecutionContext) =>
  languageOf(headerOf(context, 'accept-language')),
);

function headerOf(context: ExecutionContext, name: string): string | undefined {
  const value = context.switchToHttp().getRequest<FastifyRequest>().headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
