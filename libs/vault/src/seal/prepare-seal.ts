import type { IndexSecret } from '../crypto/index-secret.js';
import { normaliseCustomerNumber } from '../index-terms/customer-number.js';
import { normaliseEmail } from '../index-terms/email.js';
import { normaliseTelephone } from '../index-terms/telephone.js';
import { termsOfName, termsOfText } from '../index-terms/terms.js';
import type { LookupKind, Owner, Seal, SubjectId } from '../vault.js';
import { type PreparedItems, prepareItems } from './prepare-items.js';

/** A seal with everything worked out that does not depend on whose key it will be under. */
export interface PreparedSeal {
  readonly insisted: SubjectId | undefined;
  readonly owner: Owner;
  readonly items: PreparedItems;
  /** Strongest first, without repetition. */
  readonly digests: readonly Buffer[];
  /** The digests again, as texts to compare. */
  readonly claims: readonly string[];
  readonly terms: BigInt64Array;
}

export type IdentifyingKind = Exclude<LookupKind, 'name'>;

/** The strongest first: where two disagree about who somebody is, the earlier is believed. */
const byStrength: readonly IdentifyingKind[] = ['customer-number', 'telephone', 'email'];
const normalise: Record<IdentifyingKind, (written: string) => string | undefined> = {
  'customer-number': normaliseCustomerNumber,
  telephone: normaliseTelephone,
  email: normaliseEmail,
};
/** A seal's further terms are not indexed: an attached book must not become the index. */
const maxTerms = 4000;

/** The digest that equal telephones, addresses or numbers share; undefined for what identifies nobody. */
export function digestOf(index: IndexSecret, kind: IdentifyingKind, written: string): Buffer | undefined {
  const normalised = normalise[kind](written);
  return normalised === undefined ? undefined : index.lookup(kind, normalised);
}

/** @throws {ItemTooLarge} an item has more than `maxItemBytes` bytes */
export function prepareSeal(seal: Seal, index: IndexSecret, maxItemBytes: number): PreparedSeal {
  const digests = digestsOf(seal, index);
  return {
    insisted: seal.subject,
    owner: seal.owner,
    items: prepareItems(seal.items, maxItemBytes),
    digests: [...digests.values()],
    claims: [...digests.keys()],
    terms: termsOf(seal, index),
  };
}

function digestsOf({ lookups = [] }: Seal, index: IndexSecret): ReadonlyMap<string, Buffer> {
  const distinct = new Map<string, Buffer>();
  for (const kind of byStrength) {
    for (const lookup of lookups) {
      const digest = lookup.kind === kind ? digestOf(index, kind, lookup.value) : undefined;
      if (digest) distinct.set(digest.toString('base64'), digest);
    }
  }
  return distinct;
}

function termsOf({ items, lookups = [] }: Seal, index: IndexSecret): BigInt64Array {
  const names = lookups.filter(({ kind }) => kind === 'name').map(({ value }) => value);
  const texts = items.flatMap((item) => ('text' in item && item.indexed ? [item.text] : []));
  return index.termsToStore(
    termsOfName(names.join('\n')).slice(0, maxTerms),
    termsOfText(texts.join('\n')).slice(0, maxTerms),
  );
}
