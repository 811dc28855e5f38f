import { z } from 'zod';
import { InstantText } from '../primitives.js';

/** The Kafka headers of an announcement: CloudEvents 1.0 in binary mode, and our extension attributes. */
export const CloudEventHeaders = z.object({
  ce_specversion: z.literal('1.0'),
  ce_id: z.uuid().describe('the fact; the same one announced again has the same id'),
  ce_source: z.string().describe('/redress/ and the service'),
  ce_type: z.string().describe('the event, e.g. redress.intake.complaint-registered.v1'),
  ce_time: InstantText.describe('when it happened'),
  ce_recordedtime: InstantText.describe('when it was written down'),
  ce_subject: z.string().describe('the complaint; also the key of the message'),
  ce_sequence: z
    .string()
    .regex(/^\d+$/)
    .describe('gapless from 1 within topic and subject: shows duplicates, gaps and reversals at once'),
  ce_dataschema: z.string().optional(),
  ce_correlationid: z.string().optional(),
  ce_causationid: z.string().optional().describe('the fact this one follows from'),
  ce_policy: z.string().optional().describe('name@version of the policy it was decided under'),
  ce_imported: z.string().optional().describe('true for history brought over'),
  traceparent: z.string().optional().describe('W3C trace context'),
  'content-type': z.literal('application/json'),
});
