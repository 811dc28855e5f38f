import type { PersonalText } from '@redress/contracts';
import type { Opened } from '@redress/vault';

/** What came out of the vault, as the API says it. */
export function personalText(opened: Opened | undefined): PersonalText {
  if (opened === undefined || 'unknown' in opened) return { withheld: true };
  if ('erased' in opened) return { erased: true };
  return 'text' in opened ? { text: opened.text } : { withheld: true };
}
