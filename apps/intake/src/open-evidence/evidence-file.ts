import { Problem } from '@redress/service-kit';
import type { Opened } from '@redress/vault';

export interface EvidenceFile {
  readonly mediaType: string;
  readonly content: Buffer;
}

/**
 * What the vault opened, as a file: bytes under the media type they were handed in with, text always as plain text.
 *
 * @throws {Problem} 410 `evidence-erased`, 404 `evidence-unknown`
 */
export function evidenceFile(opened: Opened | undefined, mediaType: string): EvidenceFile {
  if (opened !== undefined && 'erased' in opened)
    throw new Problem({ status: 410, code: 'evidence-erased', values: { at: opened.at } });
  if (opened === undefined || 'unknown' in opened) throw new Problem({ status: 404, code: 'evidence-unknown' });
  return 'text' in opened
    ? { mediaType: 'text/plain; charset=utf-8', content: Buffer.from(opened.text) }
    : { mediaType, content: opened.bytes };
}
