import { instant } from '@redress/business-time';
import { Problem } from '@redress/service-kit';
import type { Opened } from '@redress/vault';
import { evidenceFile } from './evidence-file.js';

describe('evidence as a file', () => {
  it('is plain text where it was written, whatever it was called', () =>
    expect(evidenceFile({ kind: 'evidence', text: '<p>破损</p>' }, 'text/html')).toEqual({
      mediaType: 'text/plain; charset=utf-8',
      content: Buffer.from('<p>破损</p>'),
    }));

  it('keeps bytes and their media type', () => {
    const bytes = Buffer.from([0xff, 0xd8, 0x00]);
    expect(evidenceFile({ kind: 'evidence', bytes }, 'image/jpeg')).toEqual({
      mediaType: 'image/jpeg',
      content: bytes,
    });
  });

  it.each<[string, Opened | undefined, number, string]>([
    ['erased with its customer', { erased: true, at: instant('2026-03-11T02:00:00Z') }, 410, 'evidence-erased'],
    ['not in the vault', { unknown: true }, 404, 'evidence-unknown'],
    ['not opened', undefined, 404, 'evidence-unknown'],
  ])('is a problem where it is %s', (_where, opened, status, code) => {
    const problem: unknown = (() => {
      try {
        return evidenceFile(opened, 'image/jpeg');
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ status, code });
  });
});
