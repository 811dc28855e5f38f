/** `kd 0042` and `KD0042` are one number; undefined when nothing is left. */
export function normaliseCustomerNumber(written: string): string | undefined {
  return written.normalize('NFKC').replace(/\s/g, '').toUpperCase() || undefined;
}
