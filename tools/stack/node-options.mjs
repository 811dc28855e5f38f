/**
 * What every process of the system is started with; the Dockerfile says the same. The young generation begins at 8 MB and
 * may grow to three times 64: a request's objects are dead by the time it is collected. With the defaults (1 and 16) many
 * are copied first, and then kept among the old ones, whose collection is what a deadline waits for. The old ones are
 * collected when the heap is two and a half times what was left of it last time: V8 by itself lets it grow to four times,
 * so that under load a service with 100 MB in use takes between 250 and 600, and nobody can tell that from a leak.
 */
export const nodeOptions = [
  '--enable-source-maps',
  '--min-semi-space-size=8',
  '--max-semi-space-size=64',
  '--heap-growing-percent=150',
];
