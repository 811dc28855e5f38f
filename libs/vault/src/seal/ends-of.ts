/** How many elements (or bytes) there are up to the end of each part, when all parts stand one after another. */
export function endsOf(parts: readonly { readonly length: number }[]): number[] {
  let end = 0;
  return parts.map(({ length }) => (end += length));
}
