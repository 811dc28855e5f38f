import type { Money } from '../format.js';

/** Currencies whose minor unit is not a hundredth (ISO 4217). */
const digitsOf: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  XAF: 0,
  XOF: 0,
};

const written = /^(\d{1,12})(?:\.(\d{1,3}))? ([A-Z]{3})$/;

/** Digits after the point of a currency: 2 for CNY, 0 for JPY. */
export function minorDigits(currency: string): number {
  return digitsOf[currency] ?? 2;
}

/** `2000.00 CNY` as money; undefined when it names no currency or has more digits than the currency. */
export function moneyOf(text: string): Money | undefined {
  const match = written.exec(text);
  const [, whole, fraction = '', currency] = match ?? [];
  if (whole === undefined || currency === undefined) return undefined;
  const digits = minorDigits(currency);
  if (fraction.length > digits) return undefined;
  return { currency, minor: Number(whole + fraction.padEnd(digits, '0')) };
}
