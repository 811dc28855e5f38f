import type { Problem } from '@redress/contracts';

/** The API said no: problem details, or what could be made of an answer without them. */
export class ApiProblem extends Error {
  /** @param retryAfterMs  the API bids its caller come again after so many milliseconds */
  constructor(
    readonly problem: Problem,
    readonly retryAfterMs?: number,
  ) {
    super(problem.detail);
    this.name = 'ApiProblem';
  }

  get status(): number {
    return this.problem.status;
  }

  /** The message for one field, if the problem names it. */
  messageFor(field: string): string | undefined {
    return this.problem.errors?.find((error) => error.field === field)?.message;
  }
}

/** No answer came at all. */
export class NoConnection extends Error {
  constructor(cause: unknown) {
    super('no answer', { cause });
    this.name = 'NoConnection';
  }
}

/** The problem in an answer that is not a success. */
export async function problemOf(answer: Response): Promise<ApiProblem> {
  const body: unknown = await answer.json().catch(() => undefined);
  if (isProblem(body)) return new ApiProblem(body, retryAfterMs(answer));
  const title = answer.statusText || String(answer.status);
  return new ApiProblem({ type: 'about:blank', title, status: answer.status, detail: title, code: 'unknown' });
}

function retryAfterMs({ headers }: Response): number | undefined {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d+$/.test(seconds) ? Number(seconds) * 1_000 : undefined;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'status' in body;
}
