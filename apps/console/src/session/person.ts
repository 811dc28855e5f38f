import type { Role } from '@redress/contracts';

/** Who is signed in, as the token says; only for showing, since rights are the API's business. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly branches: readonly string[];
  /** When the token ends, in milliseconds of the epoch on the machine's clock. */
  readonly endsAtMs: number;
}

/** The person in the claims of a token; undefined where it is not a readable JSON Web Token. */
export function personOf(token: string): Person | undefined {
  const claims = claimsOf(token);
  if (!claims || typeof claims['sub'] !== 'string') return undefined;
  return {
    id: claims['sub'],
    name: typeof claims['name'] === 'string' ? claims['name'] : claims['sub'],
    roles: textsOf(claims['roles']) as Role[],
    branches: textsOf(claims['branches']),
    endsAtMs: typeof claims['exp'] === 'number' ? claims['exp'] * 1_000 : Number.POSITIVE_INFINITY,
  };
}

function claimsOf(token: string): Record<string, unknown> | undefined {
  try {
    const payload = token.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/\s+/).filter((text) => text !== '');
  return Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string') : [];
}
