import type { Money } from '@redress/contracts';
import { placesOf } from '../forms/body-of.js';
import type { Language } from '../language/catalogue.js';

/** `¥1,250.00`: an amount as the language writes it. */
export function moneyText({ currency, minor }: Money, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    minor / 10 ** placesOf(currency),
  );
}
