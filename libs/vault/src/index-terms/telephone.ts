const chineseMobile = /^1[3-9]\d{9}$/;
const chineseLandline = /^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/;
const chineseService = /^[48]00\d{7}$/;
const extension = /(?:转|ext\.?|x|#)(\d{1,6})$/i;

/**
 * The same form for every way of writing one number: `138 1234 5678`, `+86-13812345678` and `００８６１３８１２３４５６７８` are
 * `+8613812345678`. Numbers without a country are taken for Chinese where their shape is; others stay the digits given.
 *
 * @returns undefined for what identifies nobody: fewer than five digits, or one digit over and over
 */
export function normaliseTelephone(written: string): string | undefined {
  const compact = written
    .normalize('NFKC')
    .replace(/^tel:/i, '')
    .replace(/[\s\p{Pd}().·/_−]/gu, '');
  const inside = extension.exec(compact);
  const number = withCountry(inside ? compact.slice(0, inside.index) : compact);
  const digits = number.replace(/\D/g, '');
  if (digits.length < 5 || /^(\d)\1*$/.test(digits)) return undefined;
  const canonical = number.startsWith('+') ? `+${digits}` : digits;
  return inside ? `${canonical};ext=${inside[1]}` : canonical;
}

function withCountry(number: string): string {
  const international = number.replace(/^00(?=[1-9])/, '+');
  const national = international.replace(/^\+?86(?=0?\d{9,})/, '');
  const saysChina = national !== international;
  if (chineseMobile.test(national) || chineseService.test(national)) return `+86${national}`;
  const landline = saysChina && !national.startsWith('0') ? `0${national}` : national;
  if (chineseLandline.test(landline)) return `+86${landline.slice(1)}`;
  return international;
}
