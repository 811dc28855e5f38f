import { sleep } from '../parts/ports.mjs';
import { Client, whyNoAnswer } from './client.mjs';
import { between, oneOf, randomFrom } from './random.mjs';

/** Answers by which a part that is away, or too much at once, is told: the client comes again. */
const comeAgain = new Set([429, 502, 503, 504]);
const channels = ['phone', 'email', 'web-form', 'chat', 'letter'];
const branches = ['cn/east/shanghai-01', 'cn/east/hangzhou-01'];
const categories = ['product', 'service', 'billing'];
/** One key in so many is sent twice at once; one complaint in so many is accepted afterwards. */
const TWICE = 8;
const ACCEPTED = 4;

/**
 * Posts complaints at the front door, each with a key of its own and again until it is acknowledged.
 *
 * @param {{ url: string, complaints: number, perSecond: number, seed: number }} options
 * @returns {import('./types.d.mts').Load}
 */
export function startLoad({ url, complaints, perSecond, seed }) {
  const client = new Client(url, 'rui');
  const poster = new Poster(client, randomFrom(seed ^ 0x10ad));
  const begunAt = performance.now();
  const all = Array.from({ length: complaints }, async (_, number) => {
    await sleep(begunAt + (number / perSecond) * 1_000 - performance.now());
    const key = keyOf(seed, number);
    const told = await poster.register(key, complaintOf(seed, number), number % TWICE === 0);
    if (number % ACCEPTED === 0) await poster.accept(told);
  });
  let next = complaints;
  return {
    post() {
      const number = next;
      next += 1;
      return poster.register(keyOf(seed, number), complaintOf(seed, number), false);
    },
    done: Promise.all(all).then(() => ({
      told: poster.told,
      answers: poster.answers,
      unexpected: poster.unexpected,
    })),
    acknowledged: () => poster.told.length,
  };
}

export const keyOf = (/** @type {number} */ seed, /** @type {number} */ number) => `fault-run-${seed}-${number}`;

/** The same complaint for the same seed and number, so that a repetition is a repetition to the byte. */
export function complaintOf(/** @type {number} */ seed, /** @type {number} */ number) {
  const random = randomFrom(seed * 7_919 + number);
  return {
    channel: oneOf(random, channels),
    branch: oneOf(random, branches),
    category: oneOf(random, categories),
    customer: { name: `Nobody Number ${number}`, telephone: `130${String(number).padStart(8, '0')}` },
    narrative: `Nothing was delivered, for the ${number}th time.`,
  };
}

/** Keeps what was told, and asks again where nothing was. */
class Poster {
  /** @type {import('./types.d.mts').Told[]} */
  told = [];
  /** @type {Map<string, number>} */
  answers = new Map();
  /** @type {string[]} */
  unexpected = [];

  /** @param {Client} client @param {() => number} random */
  constructor(client, random) {
    this.client = client;
    this.random = random;
  }

  /** @param {string} key @param {object} body @param {boolean} twice  the same request two times at one instant */
  async register(key, body, twice) {
    const ask = () => this.untilAnswered('POST', 'complaints', body, { 'idempotency-key': key });
    const [answered, again] = await Promise.all([ask(), ...(twice ? [ask()] : [])]);
    if (answered === undefined) throw new Error('nobody asked');
    if (answered.status !== 201) throw new Error(`${key} was answered with ${answered.status}: ${answered.text}`);
    if (again && again.text !== answered.text) this.unexpected.push(`${key} got two answers at once that differ`);
    const { complaintId, registrationNumber } = JSON.parse(answered.text);
    const told = { key, complaintId, registrationNumber, answer: answered.text, accepted: false };
    this.told.push(told);
    return told;
  }

  /** @param {import('./types.d.mts').Told} told */
  async accept(told) {
    for (;;) {
      const { etag, text } = await this.untilAnswered('GET', `complaints/${told.complaintId}`);
      // acknowledged or not: an acceptance whose answer was lost is seen here
      if (JSON.parse(text).status === 'accepted') break;
      const path = `complaints/${told.complaintId}/acceptance`;
      const { status } = await this.untilAnswered('POST', path, {}, { 'if-match': etag ?? '' });
      if (status === 201) break;
      if (status !== 409 && status !== 412) return void this.unexpected.push(`${path} was answered with ${status}`);
    }
    told.accepted = true;
  }

  /** @param {string} method @param {string} path @param {object} [body] @param {Record<string, string>} [headers] */
  async untilAnswered(method, path, body, headers) {
    for (;;) {
      try {
        const answer = await this.client.ask(method, path, body, headers);
        this.count(`${answer.status}${answer.status < 400 ? '' : ` ${codeOf(answer.text)}`}`);
        if (!comeAgain.has(answer.status)) {
          if (answer.status < 500) return answer;
          this.unexpected.push(`${method} ${path} was answered with ${answer.status}: ${answer.text.slice(0, 300)}`);
        } else if (answer.status === 503 && answer.retryAfter === null) {
          this.unexpected.push(`${method} ${path} was answered with 503 and no Retry-After`);
        }
      } catch (failure) {
        this.count(`no answer (${whyNoAnswer(failure)})`);
      }
      await sleep(between(this.random, 200, 1_000));
    }
  }

  /** @param {string} answer */
  count(answer) {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }
}

function codeOf(/** @type {string} */ text) {
  try {
    return JSON.parse(text).code ?? '';
  } catch {
    return '';
  }
}
