import type { ReceivedAnnouncement } from '@redress/event-store';
import type { OutgoingMessage } from '../transport.js';

/** W3C trace context travels under its own names; every other header is an attribute and begins with `ce_`. */
export const traceHeaders: readonly string[] = ['traceparent', 'tracestate'];

/**
 * An announcement as a CloudEvents 1.0 message in binary mode: attributes in `ce_` headers, the JSON body untouched.
 *
 * @param source  who announces, as a URI reference: `/redress/intake`
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md
 */
export function toMessage(announcement: ReceivedAnnouncement, source: string): OutgoingMessage {
  const { key, number, eventId, type, happenedAt, recordedAt, body } = announcement;
  // filled in place: copies of an object with so many names cost more than sending it
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: eventId,
    ce_source: source,
    ce_type: type,
    ce_time: happenedAt,
    ce_subject: key,
    ce_sequence: String(number),
    ce_recordedtime: recordedAt,
  };
  for (const name in announcement.headers) {
    const header = headerOf(name);
    headers[header] ??= announcement.headers[name] ?? '';
  }
  return { key, body, headers };
}

/** Attribute names are lower-case letters and digits, whatever they are called at home: `causationId` → `ce_causationid`. */
function headerOf(name: string): string {
  if (traceHeaders.includes(name) || /^ce_[a-z0-9]+$/.test(name)) return name;
  const plain = name.toLowerCase();
  return traceHeaders.includes(plain) ? plain : `ce_${plain.replace(/^ce_/, '').replace(/[^a-z0-9]/g, '')}`;
}
