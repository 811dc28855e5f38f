interface Versioned {
  /** The document, YAML or JSON. */
  readonly source: string;
  readonly versions: readonly { readonly version: number }[];
}

/** The document as it stands, carrying the version after the newest. */
export function nextVersion({ source, versions }: Versioned): string {
  const next = Math.max(0, ...versions.map(({ version }) => version)) + 1;
  return source.replace(/^(\s*"?version"?:\s*)\d+/m, (_, before: string) => `${before}${next}`);
}
