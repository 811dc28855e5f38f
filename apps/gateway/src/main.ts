import { readConfig } from '@redress/service-kit';
import { gatewayConfigOf, gatewayVariables } from './gateway.config.js';
import { startGateway } from './gateway.js';

try {
  const gateway = await startGateway(gatewayConfigOf(readConfig(gatewayVariables)));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void gateway.stop().then(() => process.exit(0)));
  }
  process.once('disconnect', () => void gateway.stop().then(() => process.exit(0)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
