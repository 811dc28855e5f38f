import { orderedUuid } from './ordered-uuid.js';

/** A place is one byte. */
export const maxTextsOfBundle = 256;

const digitsBefore = 34;

/** Where a text may lie; whether it does only the tables know, since a lone item has an id of the same shape. */
export interface Place {
  readonly itemId: string;
  readonly bundleId: string;
  /** From 0. */
  readonly place: number;
}

/** An ordered UUID whose last byte is free for the place of a text: 66 random bits are left. */
export function newBundleId(): string {
  return `${orderedUuid().slice(0, digitsBefore)}00`;
}

/** The id of one text: that of its bundle, with the text's place as last byte. So a text needs no index entry of its own. */
export function itemIdAt(bundleId: string, place: number): string {
  return bundleId.slice(0, digitsBefore) + place.toString(16).padStart(2, '0');
}

export function placeOf(itemId: string): Place {
  const place = Number.parseInt(itemId.slice(digitsBefore), 16);
  return { itemId, bundleId: `${itemId.slice(0, digitsBefore)}00`, place };
}

/** Places as columns, for `unnest`. */
export function columnsOf(places: readonly Place[]): [itemIds: string[], bundleIds: string[], places: number[]] {
  return [places.map(({ itemId }) => itemId), places.map(({ bundleId }) => bundleId), places.map(({ place }) => place)];
}
