import { itemIdAt, maxTextsOfBundle, newBundleId } from '../bundle-id.js';
import { packTexts } from '../crypto/text-bundle.js';
import { orderedUuid } from '../ordered-uuid.js';
import type { Item, TextItem } from '../vault.js';
import { ItemTooLarge } from '../vault.errors.js';

/** Sealed alone, in a row of its own: an attachment, or a text beyond those of the bundle. */
export interface PreparedItem {
  readonly itemId: string;
  readonly kind: string;
  readonly form: 'text' | 'bytes';
  readonly secret: boolean;
  readonly content: Buffer;
}

/** The texts of a seal, which share a box and a row. */
export interface PreparedBundle {
  readonly bundleId: string;
  readonly kinds: readonly string[];
  readonly secrets: readonly boolean[];
  readonly packed: Buffer;
}

export interface PreparedItems {
  readonly bundle: PreparedBundle | undefined;
  readonly alone: readonly PreparedItem[];
  /** One per item, in the order they were given. */
  readonly itemIds: readonly string[];
}

/** @throws {ItemTooLarge} an item has more than `maxItemBytes` bytes */
export function prepareItems(items: readonly Item[], maxItemBytes: number): PreparedItems {
  const bundleId = newBundleId();
  const together: TextItem[] = [];
  const alone: PreparedItem[] = [];
  const itemIds = items.map((item) => {
    checkSize(item, maxItemBytes);
    if ('text' in item && together.length < maxTextsOfBundle) return itemIdAt(bundleId, together.push(item) - 1);
    const prepared = prepareAlone(item);
    alone.push(prepared);
    return prepared.itemId;
  });
  return { bundle: together.length ? bundleOf(bundleId, together) : undefined, alone, itemIds };
}

function bundleOf(bundleId: string, texts: readonly TextItem[]): PreparedBundle {
  return {
    bundleId,
    kinds: texts.map(({ kind }) => kind),
    secrets: texts.map(({ secret = false }) => secret),
    packed: packTexts(texts.map(({ text }) => text)),
  };
}

function prepareAlone(item: Item): PreparedItem {
  const { kind, secret = false } = item;
  const [form, content] =
    'text' in item ? (['text', Buffer.from(item.text)] as const) : (['bytes', item.bytes] as const);
  return { itemId: orderedUuid(), kind, form, secret, content };
}

function checkSize(item: Item, maxItemBytes: number): void {
  const bytes = 'text' in item ? Buffer.byteLength(item.text) : item.bytes.length;
  if (bytes > maxItemBytes) throw new ItemTooLarge(item.kind, bytes, maxItemBytes);
}
