import { say } from './say.mjs';

/**
 * Waits for Ctrl-C (or SIGTERM, or the terminal's end), ends everything, and ends this process; a second Ctrl-C does
 * not wait.
 *
 * @param {() => Promise<void>} stop
 */
export function untilToldToStop(stop) {
  let stopping = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (stopping) process.exit(130);
      stopping = true;
      say('Ending.');
      const late = setTimeout(() => process.exit(1), 4_900);
      stop().then(
        () => {
          clearTimeout(late);
          process.exit(0);
        },
        (error) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
