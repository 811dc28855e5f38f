// Writes docs/configuration.md from the schemas that read the environment; --check only says whether it is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayVariables } from '@redress/gateway';
import { feedbackService } from '@redress/feedback';
import { intakeService } from '@redress/intake';
import { routingService } from '@redress/routing';
import { baseConfig, configTable, describeConfig } from '@redress/service-kit';
import { slaTimerService } from '@redress/sla-timer';

const root = join(import.meta.dirname, '../..');
const file = join(root, 'docs/configuration.md');
const common = Object.keys(baseConfig.shape);
const services = [intakeService, routingService, slaTimerService, feedbackService];
const withOwn = services.filter(({ config }) => describeConfig(config).some(({ name }) => !common.includes(name)));

const page = [
  '# Configuration',
  '',
  'Every part is configured by environment variables. They are read once, at start; whatever is missing or wrong is told',
  'together, and the process does not start. An empty variable counts as a missing one.',
  '',
  'This page is written by `npm run configuration` from the schemas that read the variables.',
  '',
  '## Every service',
  '',
  `Usual ports: ${services.map(({ name, port }) => `${name} ${port}`).join(', ')}.`,
  '',
  configTable(baseConfig),
  '',
  ...withOwn.flatMap(({ name, config }) => [`## ${name}, beside these`, '', configTable(config, common), '']),
  '## gateway',
  '',
  // a default that lies beside the code is told from the root of the clone
  configTable(gatewayVariables).replaceAll(`${root}/`, ''),
  '',
].join('\n');

if (process.argv.includes('--check')) {
  const current = existsSync(file) && readFileSync(file, 'utf8') === page;
  if (!current) {
    console.error('docs/configuration.md does not say what the schemas say: run `npm run configuration`.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, page);
  console.log('Wrote docs/configuration.md');
}
