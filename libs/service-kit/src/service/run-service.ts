import { InvalidConfiguration } from '../config/read-config.js';
import type { ServiceDefinition } from './definition.js';
import { startService, type StartOptions } from './start-service.js';

const WATCHDOG_MS = 4_500;

/**
 * The whole of a `main.ts`: starts the service and stops it at SIGTERM, SIGINT, or when the process that forked it goes.
 * What is wrong with configuration or wiring is told in a sentence, with exit code 1.
 */
export async function runService(definition: ServiceDefinition, options: StartOptions = {}): Promise<void> {
  let stopping = false;
  const fatal = (fault: unknown) => {
    if (stopping) return; // a start that was broken off by a stop fails somehow
    process.stderr.write(`${definition.name} cannot start. ${sentenceOf(fault)}\n`);
    process.exit(1);
  };
  const onStarting = (stop: () => Promise<void>) =>
    stopWithTheProcess(() => {
      stopping = true;
      return stop();
    });
  try {
    await startService(definition, { onFatal: fatal, onStarting, ...options });
  } catch (fault) {
    fatal(fault);
  }
}

/** Calls `stop` once at the first signal and ends the process when it is done, or after 4.5 s whatever hangs. */
export function stopWithTheProcess(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      process.stderr.write(`The stop hangs; the process ends after ${WATCHDOG_MS} ms all the same.\n`);
      process.exit(1);
    }, WATCHDOG_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, end);
}

function sentenceOf(fault: unknown): string {
  if (fault instanceof InvalidConfiguration) return fault.message;
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
