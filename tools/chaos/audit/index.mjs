import { acknowledged } from './acknowledged.mjs';
import { chains } from './chains.mjs';
import { deadlines } from './deadlines.mjs';
import { dueMoments } from './due-moments.mjs';
import { effects } from './effects.mjs';
import { inboxes } from './inboxes.mjs';
import { sameAnswers } from './same-answers.mjs';
import { toldAgain } from './told-again.mjs';
import { topics } from './topics.mjs';

const audits = { acknowledged, sameAnswers, inboxes, topics, deadlines, dueMoments, toldAgain, effects, chains };

/**
 * Everything that is compared when all has come to rest.
 *
 * @param {import('../types.d.mts').AuditPlace} place
 * @param {(line: string) => void} told
 * @returns {Promise<import('../types.d.mts').Findings>}
 */
export async function auditAll(place, told) {
  const counts = [];
  const differences = [];
  for (const [name, audit] of Object.entries(audits)) {
    told(`Auditing: ${name}.`);
    const found = await audit(place);
    counts.push(...found.counts);
    differences.push(...found.differences);
  }
  return { counts, differences };
}
