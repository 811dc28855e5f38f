/**
 * What every process of the system is started with; the Dockerfile says the same. The young generation may grow to three
 * times 32 MB: a request's objects are dead by the time it is collected, where with the default of 16 MB many are copied
 * first. At rest it shrinks again.
 */
export const nodeOptions = ['--enable-source-maps', '--max-semi-space-size=32'];
