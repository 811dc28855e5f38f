import type { Language } from '../http/language.js';
import type { FieldError, MessageCatalogue } from './problem.js';

/** What zod says is English; these say in Chinese what kind of mistake it is. */
const chinese: Readonly<Record<string, string>> = {
  missing: '必填',
  'unknown-field': '未知字段',
  'wrong-type': '类型不正确',
  'too-small': '过小或过短',
  'too-big': '过大或过长',
  'wrong-format': '格式不正确',
  'wrong-step': '步长不正确',
  'wrong-key': '键名不正确',
  'not-one-of': '不在可选值之内',
  'no-such-shape': '结构不符合要求',
  'not-allowed': '不符合要求',
};

/** The same errors with their messages in one language; a code of a service speaks with the title of its texts. */
export function inLanguage(
  errors: readonly FieldError[],
  language: Language,
  catalogue: MessageCatalogue,
): readonly FieldError[] {
  if (language === 'en') return errors;
  return errors.map((error) => {
    const text = catalogue[error.code]?.[language].title ?? chinese[error.code];
    return text === undefined ? error : { ...error, message: text };
  });
}
