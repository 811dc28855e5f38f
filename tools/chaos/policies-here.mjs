import { sleep } from '../parts/ports.mjs';
import { Client } from './client.mjs';

/** Waits until intake takes complaints: an empty one is refused for what it lacks, and not for want of a policy. */
export async function policiesHere(/** @type {string} */ url) {
  const client = new Client(url, 'rui');
  const unknown = {
    channel: 'phone',
    branch: 'cn/east/shanghai-01',
    category: 'none',
    customer: { name: 'Nobody', telephone: '13000000000' },
    narrative: 'None.',
  };
  for (const givesUpAt = Date.now() + 60_000; Date.now() < givesUpAt; await sleep(200)) {
    const answer = await client.ask('POST', 'complaints', unknown).catch(() => undefined);
    // while no policy is here that would take it, its kind is what is wrong
    if (answer?.status === 422 && !JSON.parse(answer.text).values?.fields?.includes('kind')) return;
  }
  throw new Error('Intake did not take complaints within a minute.');
}
