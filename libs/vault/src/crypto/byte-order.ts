import { endianness } from 'node:os';

/** How this machine keeps numbers: what is stored must read the same on every machine. */
export const lowestByteFirst = endianness() === 'LE';
