import type { Queue, QueueItem } from '@redress/contracts';

export const PAGE = 50;
/** The API gives no more at once. */
const LARGEST_PAGE = 200;

/** The beginning of a queue, and the cursor of what follows. */
export interface Stretch {
  readonly items: readonly QueueItem[];
  readonly next: string | null;
}

type AskForPage = (page: { readonly limit: number; readonly cursor?: string }) => Promise<Queue>;

/**
 * The first complaints of a queue, as many as are wanted, or all where there are fewer.
 *
 * @param wanted  asked again after each page: a reader may want more meanwhile
 */
export async function firstOf(ask: AskForPage, wanted: () => number): Promise<Stretch & Pick<Queue, 'clock'>> {
  const sizeFor = (missing: number) => Math.min(Math.max(missing, PAGE), LARGEST_PAGE);
  let page = await ask({ limit: sizeFor(wanted()) });
  let stretch: Stretch = page;
  while (stretch.next !== null && stretch.items.length < wanted()) {
    page = await ask({ limit: sizeFor(wanted() - stretch.items.length), cursor: stretch.next });
    stretch = lengthened(stretch, page);
  }
  return { ...stretch, clock: page.clock };
}

/** A stretch and what follows it; a complaint whose place has changed between the two questions comes once. */
export function lengthened({ items }: Pick<Stretch, 'items'>, { items: more, next }: Stretch): Stretch {
  const known = new Set(items.map(({ complaintId }) => complaintId));
  return { items: [...items, ...more.filter(({ complaintId }) => !known.has(complaintId))], next };
}
