/**
 * A look that is taken once within `ms` at most, however many ask: whoever asks meanwhile shares it, also while it is
 * still under way.
 */
export function sharedLook<Seen>(ms: number, look: () => Promise<Seen>): () => Promise<Seen> {
  let last: { readonly at: number; readonly seen: Promise<Seen> } | undefined;
  return () => {
    const now = performance.now();
    if (last === undefined || now - last.at >= ms) last = { at: now, seen: look() };
    return last.seen;
  };
}
