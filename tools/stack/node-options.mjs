/**
 * What every process of the system is started with; the Dockerfile says the same. The young generation
 * may grow to three times 32 MB: with the default of 16 more of a request's objects are copied before they are dead, which
 * costs intake a tenth of its CPU; with 64 nothing is won, and the four services together take 200 MB more at rest, as
 * they grow to it while they start. The old ones are collected when the heap is two and a half times what was left of it
 * last time: V8 by itself lets it grow to four times, so that under load a service with 100 MB in use takes between 250
 * and 600, and nobody can tell that from a leak.
 */
export const nodeOptions = ['--enable-source-maps', '--max-semi-space-size=32', '--heap-growing-percent=150'];
