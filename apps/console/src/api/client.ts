import { NoConnection, problemOf } from './problem.js';

export interface Credentials {
  /** The bearer token, or nothing when nobody is signed in. */
  token(): string | undefined;
  language(): string;
  /** Called when the API does not know the token (any more). */
  readonly refused: () => void;
}

export interface Writing {
  readonly body: unknown;
  /** The version its author saw; sent as `If-Match`. */
  readonly version?: number;
  /** The same key for every attempt at the same thing. */
  readonly key: string;
}

export interface Client {
  get<Answer>(path: string, signal?: AbortSignal): Promise<Answer>;
  post<Answer>(path: string, writing: Writing): Promise<Answer>;
  /** A question whose words do not belong in an address. */
  search<Answer>(path: string, question: unknown): Promise<Answer>;
  /** An answer as it streams in; the caller reads and ends it. */
  open(path: string, accept: string, signal: AbortSignal): Promise<Response>;
}

/**
 * Speaks to the API at this page's own origin.
 *
 * Every call rejects with {@link ApiProblem} when the API says no and with {@link NoConnection} when nothing answers.
 */
export function createClient(credentials: Credentials): Client {
  async function send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const token = credentials.token();
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    headers.set('accept-language', credentials.language());
    const answer = await reach(path, { ...init, headers });
    if (answer.status === 401) credentials.refused();
    if (!answer.ok) throw await problemOf(answer);
    return answer;
  }

  return {
    async get<Answer>(path: string, signal?: AbortSignal) {
      const answer = await send(path, { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) });
      return (await answer.json()) as Answer;
    },
    async post<Answer>(path: string, { body, version, key }: Writing) {
      const headers: Record<string, string> = { 'content-type': 'application/json', 'idempotency-key': key };
      if (version !== undefined) headers['if-match'] = `"${version}"`;
      const answer = await send(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return (answer.status === 204 ? undefined : await answer.json()) as Answer;
    },
    async search<Answer>(path: string, question: unknown) {
      const headers = { 'content-type': 'application/json', accept: 'application/json' };
      const answer = await send(path, { method: 'POST', headers, body: JSON.stringify(question) });
      return (await answer.json()) as Answer;
    },
    open: (path, accept, signal) => send(path, { headers: { accept }, signal }),
  };
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { cache: 'no-store', ...init });
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new NoConnection(error);
  }
}
