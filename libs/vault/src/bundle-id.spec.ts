import { itemIdAt, maxTextsOfBundle, newBundleId, placeOf } from './bundle-id.js';
import { itemIdOf, refOf } from './ref.js';

describe('the id of a bundle', () => {
  it('is an ordered UUID whose last byte is free', () =>
    expect(newBundleId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{10}00$/));

  it('gives each of its texts an id that leads back', () => {
    const bundleId = newBundleId();
    const itemIds = Array.from({ length: maxTextsOfBundle }, (_, place) => itemIdAt(bundleId, place));
    expect(new Set(itemIds).size).toBe(256);
    expect(itemIds.map(placeOf)).toEqual(itemIds.map((itemId, place) => ({ itemId, bundleId, place })));
    for (const itemId of itemIds) expect(itemIdOf(refOf(itemId))).toBe(itemId);
  });
});
