/** A caller that has waited so long hangs up and asks again. */
const PATIENCE_MS = 8_000;

/** Somebody of the demonstration enterprise at the front door, as a program of the enterprise's own would call it. */
export class Client {
  /** @type {Promise<string> | undefined} */
  #token;

  /** @param {string} url of the front door @param {string} user */
  constructor(url, user) {
    this.url = url;
    this.user = user;
  }

  /**
   * @param {string} method @param {string} path @param {object} [body] @param {Record<string, string>} [headers]
   * @returns {Promise<{ status: number, etag: string | null, retryAfter: string | null, text: string }>}
   * @throws nobody answered
   */
  async ask(method, path, body, headers = {}) {
    const answer = await fetch(`${this.url}/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.#signedIn()}`,
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return {
      status: answer.status,
      etag: answer.headers.get('etag'),
      retryAfter: answer.headers.get('retry-after'),
      text: await answer.text(),
    };
  }

  async #signedIn() {
    this.#token ??= this.#signIn();
    try {
      return await this.#token;
    } catch (error) {
      this.#token = undefined;
      throw error;
    }
  }

  async #signIn() {
    const answer = await fetch(`${this.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: this.user }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) throw new Error(`sign-in was answered with ${answer.status}`);
    return /** @type {{ access_token: string }} */ (await answer.json()).access_token;
  }
}

/** What kept an answer from coming, in a word: `ECONNREFUSED`, `TimeoutError`. */
export function whyNoAnswer(/** @type {unknown} */ failure) {
  const { name, code, cause } = /** @type {{ name?: string, code?: string, cause?: { code?: string } }} */ (failure);
  return cause?.code ?? (typeof code === 'string' ? code : undefined) ?? name ?? String(failure);
}
