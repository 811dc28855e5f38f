import { Kafka } from 'cloudevents';
import { instant } from '@redress/business-time';
import type { ReceivedAnnouncement } from '@redress/event-store';
import type { IncomingMessage, OutgoingMessage } from '../transport.js';
import { NotAnAnnouncement, fromMessage } from './from-message.js';
import { toMessage } from './to-message.js';

const announcement: ReceivedAnnouncement = {
  topic: 'intake',
  key: 'c-1042',
  number: 7,
  eventId: '0190a6c2-5a52-7c3e-8f6e-3a5b0f1f2a11',
  type: 'redress.intake.complaint-registered.v1',
  happenedAt: instant('2026-03-06T09:00:00+08:00'),
  recordedAt: instant('2026-03-06T09:20:00+08:00'),
  headers: { ce_correlationid: 'r-1', ce_policy: 'standard@3', ce_imported: 'true', traceparent: '00-aa-bb-01' },
  body: '{"amount":{"cny":1.50},"text":"投诉"}',
};
const arriving = ({ key, headers, body }: OutgoingMessage): IncomingMessage => ({
  topic: 'intake',
  key: key === null ? null : Buffer.from(key),
  headers,
  body: Buffer.from(body),
  place: 'partition 0, offset 0',
});
const sent = toMessage(announcement, '/redress/intake');
const changed = (headers: Record<string, string | undefined>, rest: Partial<IncomingMessage> = {}): IncomingMessage => {
  const all = Object.entries({ ...sent.headers, ...headers }).filter(([, value]) => value !== undefined);
  return { ...arriving(sent), headers: Object.fromEntries(all) as Record<string, string>, ...rest };
};

describe('An announcement as a CloudEvent', () => {
  it('is a valid CloudEvents 1.0 message in binary mode', () => {
    const event = Kafka.toEvent({ ...sent, value: JSON.parse(String(sent.body)) as unknown } as never);
    expect(event).toMatchObject({
      specversion: '1.0',
      id: announcement.eventId,
      source: '/redress/intake',
      type: announcement.type,
      subject: 'c-1042',
      sequence: '7',
      recordedtime: '2026-03-06T01:20:00.000Z',
      policy: 'standard@3',
      data: { amount: { cny: 1.5 }, text: '投诉' },
    });
  });

  it('comes back as it was, its body to the byte, and says who announced it', () => {
    expect(fromMessage(arriving(sent))).toEqual({
      ...announcement,
      headers: { ...announcement.headers, ce_source: '/redress/intake' },
    });
  });

  it('writes names as CloudEvents wants them', () => {
    const { headers } = toMessage({ ...announcement, headers: { causationId: 'e-1', 'data-schema': 'x' } }, '/s');
    expect(headers).toMatchObject({ ce_causationid: 'e-1', ce_dataschema: 'x' });
  });

  it('cannot be made to say another id, type or number by a header', () => {
    const { headers } = toMessage({ ...announcement, headers: { id: 'x', sequence: '1', type: 'y' } }, '/s');
    expect(headers).toMatchObject({ ce_id: announcement.eventId, ce_sequence: '7', ce_type: announcement.type });
  });

  it('takes times with any offset, and a charset behind the content type', () => {
    const message = changed({
      ce_time: '2026-03-06T09:00:00+08:00',
      'content-type': 'application/json; charset=utf-8',
    });
    expect(fromMessage(message).happenedAt).toBe('2026-03-06T01:00:00.000Z');
  });

  it.each<[string, IncomingMessage, RegExp]>([
    ['no headers', changed({}, { headers: {} }), /header ce_specversion is missing/],
    ['another version', changed({ ce_specversion: '0.3' }), /ce_specversion is 0.3, not 1.0/],
    ['no id', changed({ ce_id: undefined }), /header ce_id is missing/],
    ['an id that is no UUID', changed({ ce_id: '42' }), /ce_id "42" is not a UUID/],
    ['no type', changed({ ce_type: '' }), /header ce_type is missing/],
    ['a time without offset', changed({ ce_time: '2026-03-06T09:00:00' }), /ce_time: .* is not an instant/],
    ['no time of recording', changed({ ce_recordedtime: undefined }), /header ce_recordedtime is missing/],
    ['no key', changed({}, { key: null }), /the message's key is "", its ce_subject "c-1042"/],
    ['a key of another complaint', changed({}, { key: Buffer.from('c-1') }), /key is "c-1", its ce_subject "c-1042"/],
    ['number 0', changed({ ce_sequence: '0' }), /ce_sequence "0" is not a whole number from 1/],
    ['a number too large to store', changed({ ce_sequence: '2147483648' }), /ce_sequence "2147483648" is not/],
    ['a fraction', changed({ ce_sequence: '1.5' }), /ce_sequence "1.5" is not/],
    ['a body that is no JSON', changed({}, { body: Buffer.from('{') }), /the body is not JSON/],
    ['no body', changed({}, { body: Buffer.alloc(0) }), /the body is not JSON/],
    ['a body that is not UTF-8', changed({}, { body: Buffer.from([0x22, 0xff, 0x22]) }), /the body is not JSON/],
    ['another content', changed({ 'content-type': 'application/cloudevents+json' }), /not application\/json/],
    ['a NUL that PostgreSQL cannot store', changed({ ce_correlationid: 'a\0b' }), /ce_correlationid holds a NUL/],
    ['a key that no index can hold', changed({ ce_subject: 'c'.repeat(201) }), /ce_subject is longer than 200/],
  ])('refuses a message with %s', (_what, message, reason) => {
    expect(() => fromMessage(message)).toThrow(NotAnAnnouncement);
    expect(() => fromMessage(message)).toThrow(reason);
  });
});
