/**
 * OpenTelemetry, to be loaded before everything else: `node --import @redress/service-kit/tracing main.js`.
 * Does nothing unless OTEL is on; where traces go is said by OTEL_EXPORTER_OTLP_ENDPOINT and its kin.
 */
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { KafkaJsInstrumentation } from '@opentelemetry/instrumentation-kafkajs';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { register } from 'node:module';
import { z } from 'zod';
import { readConfig } from './config/read-config.js';

const { OTEL, OTEL_SERVICE_NAME } = readConfig(
  z.object({ OTEL: z.enum(['on', 'off']).default('off'), OTEL_SERVICE_NAME: z.string().default('redress') }),
);

if (OTEL === 'on') {
  // ES modules are instrumented by a loader of their own.
  register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
  const sdk = new NodeSDK({
    serviceName: OTEL_SERVICE_NAME,
    instrumentations: [
      new HttpInstrumentation({
        ignoreIncomingRequestHook: ({ url = '' }) => /^\/(health|metrics)/.test(url),
        // What somebody seeks may be a name or a telephone number.
        redactedQueryParams: ['q'],
        redactedQueryParamsServer: ['q'],
      }),
      // Statements without their parameters, which may be personal.
      new PgInstrumentation({ requireParentSpan: true, enhancedDatabaseReporting: false }),
      new KafkaJsInstrumentation(),
    ],
  });
  sdk.start();
  process.once('beforeExit', () => void sdk.shutdown());
}
