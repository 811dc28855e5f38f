import { domainToASCII } from 'node:url';

/**
 * One form for every way of writing an address: `Li.Na@Example.ORG` and `<li.na@example.org>` are one. The part before
 * the @ is lower-cased too: no provider in use keeps two people apart by it.
 *
 * @returns undefined for what is no address
 */
export function normaliseEmail(written: string): string | undefined {
  const compact = written.normalize('NFKC').trim();
  const bare = (/<([^<>]*)>$/.exec(compact)?.[1] ?? compact).replace(/^mailto:/i, '');
  const [, local, domain] = /^([^\s@<>]+)@([^\s@<>]+\.[^\s@<>]+)$/.exec(bare) ?? [];
  const ascii = domain && domainToASCII(domain.replace(/\.$/, ''));
  return local && ascii ? `${local.toLowerCase()}@${ascii}` : undefined;
}
