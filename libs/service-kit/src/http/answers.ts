import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { Problem } from '@redress/contracts';
import type { z } from 'zod';

/** Documents an answer by its schema: `@Answers(201, Registered, 'the complaint is durable')`. */
export const Answers = (status: number, schema: z.ZodType, description = '') =>
  ApiResponse({ status, description, standardSchema: schema });

/** Documents the problems an endpoint answers by itself; 401, 403, 422, 500 and 503 go without saying. */
export const AnswersProblems = (...statuses: number[]) =>
  applyDecorators(
    ...[401, 403, 422, 503, ...statuses].map((status) =>
      ApiResponse({ status, description: 'problem details (application/problem+json)', standardSchema: Problem }),
    ),
  );

/** Documents that the endpoint wants `If-Match`. */
export const WantsIfMatch = () =>
  applyDecorators(
    ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the version you saw, like "7"' }),
    AnswersProblems(412, 428),
  );
