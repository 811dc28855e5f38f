import type { NewAnnouncement } from '../append.js';
import { ANNOUNCEMENT_LIMIT_BYTES, AnnouncementTooLarge } from '../errors.js';
import { NotPlainData } from '../canonical-json.js';
import { prepareAppend } from './prepared-append.js';

const saying = (said: string): NewAnnouncement =>
  ({
    topic: 'policies',
    key: 'standard',
    type: 'redress.policies.policy-published.v1',
    data: { said },
    headers: {},
  }) as never;
/** `{"said":""}` */
const AROUND = 11;

describe('preparing an append', () => {
  // An announcement the broker refused held back every later one of its service, for good.
  it('refuses an announcement that no broker would take, and names it', () => {
    const tooLarge = saying('x'.repeat(ANNOUNCEMENT_LIMIT_BYTES - AROUND + 1));
    const prepare = () => prepareAppend({ events: [], announcements: [saying('short'), tooLarge] });
    expect(prepare).toThrow(AnnouncementTooLarge);
    expect(prepare).toThrow(
      'Cannot announce redress.policies.policy-published.v1 in policies about standard: it has 4194305 bytes, and 4194304 may travel.',
    );
  });

  // stored as U+FFFD, two such names became one stream, or one key
  it.each([
    ['stream', { stream: { streamId: 'lamp-\ud800', version: 0, hash: Buffer.alloc(32) } }],
    ['once-key', { once: { scope: 's', key: 'k-\udc00', fingerprint: Buffer.alloc(32), answer: null } }],
    ['lane', { takes: { topic: 'fuses', key: '\ud800', number: 1 } }],
    ['key of an announcement', { announcements: [{ ...saying('x'), key: '\ud800' }] }],
  ])('refuses half a character in the name of a %s, and nothing else', (_what, named) => {
    const prepare = () => prepareAppend({ events: [], announcements: [], ...named });
    expect(prepare).toThrow(NotPlainData);
    expect(prepare).toThrow('half a character is not plain data');
    expect(() => prepareAppend({ events: [], announcements: [{ ...saying('x'), key: '瓶𠮷' }] })).not.toThrow();
  });

  it('counts bytes, not letters', () => {
    const fits = saying('x'.repeat(ANNOUNCEMENT_LIMIT_BYTES - AROUND));
    expect(prepareAppend({ events: [], announcements: [fits] }).announced).toHaveLength(1);
    const chinese = saying('诉'.repeat(Math.ceil(ANNOUNCEMENT_LIMIT_BYTES / 3)));
    expect(() => prepareAppend({ events: [], announcements: [chinese] })).toThrow(AnnouncementTooLarge);
  });
});
