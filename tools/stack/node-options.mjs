/**
 * What every process of the system is started with; the Dockerfile says the same. The young generation begins at 8 MB and
 * may grow to three times 64: a request's objects are dead by the time it is collected. With the defaults (1 and 16) many
 * are copied first, and then kept among the old ones, whose collection is what a deadline waits for.
 */
export const nodeOptions = ['--enable-source-maps', '--min-semi-space-size=8', '--max-semi-space-size=64'];
