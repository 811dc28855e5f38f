import { InTheWay } from '../setup/say.mjs';

/** The API as people of the demonstration enterprise use it. */
export class Api {
  /** @param {string} url */
  constructor(url) {
    this.url = url;
    /** @type {Map<string, Promise<string>>} */
    this.tokens = new Map();
  }

  /** @param {string} user @param {string} path */
  async get(user, path) {
    return (await this.call(user, path, 'GET')).body;
  }

  /** @param {string} user @param {string} path @param {object} body @param {Record<string, string>} [headers] */
  async post(user, path, body, headers = {}) {
    const answer = await this.call(user, path, 'POST', body, headers);
    if (answer.status >= 400)
      throw new InTheWay(`${path} was answered with ${answer.status}: ${answer.body.detail ?? answer.body.title}`);
    return answer.body;
  }

  /**
   * Does something to a thing in the version it has now. What its cause has not reached yet is tried again.
   *
   * @param {string} user @param {string} thing @param {string} path @param {object} body
   */
  async act(user, thing, path, body) {
    for (let attempt = 1; ; attempt += 1) {
      const { etag } = await this.call(user, thing, 'GET');
      const answer = await this.call(user, `${thing}/${path}`, 'POST', body, { 'if-match': etag ?? '' });
      if (answer.status < 400) return answer.body;
      if (attempt === 50)
        throw new InTheWay(
          `${thing}/${path} was answered with ${answer.status}: ${answer.body.detail ?? answer.body.title}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** @param {string} user @param {string} path @param {string} method @param {object} [body] @param {Record<string, string>} [more] */
  async call(user, path, method, body, more = {}) {
    const headers = {
      authorization: `Bearer ${await this.token(user)}`,
      ...(body && { 'content-type': 'application/json' }),
      ...more,
    };
    const answer = await fetch(`${this.url}/api/v1/${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    }).catch((error) => {
      throw new InTheWay(`${this.url} stopped answering (${error.cause?.code ?? error.message}) at ${method} ${path}.`);
    });
    return { status: answer.status, etag: answer.headers.get('etag'), body: /** @type {any} */ (await answer.json()) };
  }

  /** @param {string} user */
  token(user) {
    const known = this.tokens.get(user) ?? this.signIn(user);
    this.tokens.set(user, known);
    return known;
  }

  /** @param {string} user */
  async signIn(user) {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.url}/auth/login`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ user }),
    }).catch(() => undefined);
    if (!answer?.ok)
      throw new InTheWay(`Nobody answers at ${this.url}. Start Redress first: CLOCK_SPEED=30000 npm start`);
    return /** @type {any} */ (await answer.json()).access_token;
  }
}
