import { InTheWay } from '../setup/say.mjs';

/** What the API said no to; trying again would not help. */
export class Refused extends Error {}

const PATIENCE_MS = 120_000;

/**
 * Posts complaints as an ordinary client: bearer token, idempotent by the source's own number, patient while a service
 * is away or busy.
 */
export class ImportClient {
  /** @param {{ url: string, token?: string, user?: string }} options */
  constructor({ url, token, user }) {
    this.url = url.replace(/\/+$/, '');
    this.user = user;
    this.givenToken = token;
    /** @type {Promise<string> | undefined} */
    this.signedIn = undefined;
  }

  /**
   * @param {object} complaint
   * @returns {Promise<'new' | 'known'>}
   * @throws {Refused} with the fields that are wrong
   */
  async register(complaint) {
    const giveUpAt = performance.now() + PATIENCE_MS;
    for (let wait = 100; ; wait = Math.min(wait * 2, 5_000)) {
      const answer = await this.post(complaint);
      if (answer === undefined || answer.status === 429 || answer.status >= 500) {
        if (performance.now() > giveUpAt)
          throw new InTheWay(`${this.url} does not answer; run the same command again later.`);
        await new Promise((resolve) =>
          setTimeout(resolve, Number(answer?.headers.get('retry-after') ?? 0) * 1_000 || wait),
        );
        continue;
      }
      if (answer.status === 401) {
        if (performance.now() > giveUpAt) throw new InTheWay('The token is not accepted.');
        this.signedIn = undefined;
        continue;
      }
      const body = /** @type {any} */ (await answer.json());
      if (answer.status >= 400) throw new Refused(reasonOf(body));
      return Date.parse(body.registeredAt) >= this.begunAt ? 'new' : 'known';
    }
  }

  /** The business moment at which the import began: what was registered before is known already. */
  async begin() {
    const answer = await fetch(`${this.url}/api/v1/deadlines/clock`, { headers: await this.headers() }).catch(
      () => undefined,
    );
    if (!answer?.ok) throw new InTheWay(`Nothing answers at ${this.url}: start Redress first, or name it with --url.`);
    const { now } = /** @type {any} */ (await answer.json());
    this.begunAt = Date.parse(now);
  }
  begunAt = 0;

  /** @param {object} complaint */
  async post(complaint) {
    const headers = { ...(await this.headers()), 'content-type': 'application/json' };
    return fetch(`${this.url}/api/v1/complaints`, { method: 'POST', headers, body: JSON.stringify(complaint) }).catch(
      () => undefined,
    );
  }

  async headers() {
    return { authorization: `Bearer ${this.givenToken ?? (await (this.signedIn ??= this.signIn()))}` };
  }

  async signIn() {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.url}/auth/login`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ user: this.user }),
    }).catch(() => undefined);
    if (!answer?.ok)
      throw new InTheWay(`Nobody can sign in at ${this.url} as ${this.user}: give a token with --token.`);
    return /** @type {any} */ (await answer.json()).access_token;
  }
}

/** @param {{ detail?: string, code?: string, errors?: { field: string, message: string }[] }} problem */
function reasonOf({ detail, code, errors = [] }) {
  return errors.length > 0
    ? errors.map(({ field, message }) => `${field}: ${message}`).join('; ')
    : (detail ?? code ?? 'refused');
}
