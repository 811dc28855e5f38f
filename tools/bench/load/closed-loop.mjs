import { postOf } from './complaint.mjs';
import { HttpConnection } from './http-connection.mjs';
import { Tally } from './tally.mjs';

/**
 * As many callers as connections, each of which asks again as soon as it was answered.
 *
 * @param {{ port: number, path: string, token: string, connections: number, seconds: number,
 *   requests?: number, firstNumber: number }} job  ends after `seconds`, or `requests` when those are reached before
 */
export async function closedLoop({ connections, seconds, requests = Infinity, firstNumber, port, ...request }) {
  const tally = new Tally();
  let number = firstNumber;
  const begun = performance.now();
  const endAt = begun + seconds * 1_000;
  const caller = async () => {
    let connection = new HttpConnection(port);
    while (performance.now() < endAt && number - firstNumber < requests) {
      if (connection.broken) connection = new HttpConnection(port);
      const bytes = postOf({ ...request, number: number++ });
      const sentAt = performance.now();
      tally.note(await connection.send(bytes), performance.now() - sentAt);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, caller));
  return tally.summary((performance.now() - begun) / 1_000);
}
