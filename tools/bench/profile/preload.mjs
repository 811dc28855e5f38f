/** Loaded before a service: SIGUSR2 begins a CPU profile, a second one writes it to PROFILE_FILE. */
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

const SAMPLE_EVERY_MICROS = 200;

/** @type {Session | undefined} */
let session;
process.on('SIGUSR2', async () => {
  if (session) {
    const { profile } = await session.post('Profiler.stop');
    writeFileSync(/** @type {string} */ (process.env.PROFILE_FILE), JSON.stringify(profile));
    session.disconnect();
    session = undefined;
    return;
  }
  session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_MICROS });
  await session.post('Profiler.start');
});
