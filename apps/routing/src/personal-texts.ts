import type { PersonalText } from '@redress/contracts';
import type { Principal } from '@redress/service-kit';
import type { Opened } from '@redress/vault';

/** Roles that work with the customer; analysts and channels see the facts without the person. */
const readers = [
  'receiver',
  'handler',
  'supervisor',
  'department-manager',
  'leader-in-charge',
  'head-office',
  'auditor',
];

export function mayReadPersonal({ roles }: Principal): boolean {
  return roles.some((role) => readers.includes(role));
}

/** What came out of the vault, as the API says it. */
export function personalText(opened: Opened | undefined): PersonalText {
  if (opened === undefined || 'unknown' in opened) return { withheld: true };
  if ('erased' in opened) return { erased: true };
  return 'text' in opened ? { text: opened.text } : { withheld: true };
}
