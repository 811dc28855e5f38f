import type { PersonalText } from '@redress/contracts';
import { useWords } from '../../language/language.js';

/** A personal text as the vault gave it out: opened, erased with its customer, or not for this reader. */
export function Personal({ text, long = false }: { readonly text: PersonalText; readonly long?: boolean }) {
  const { complaint } = useWords();
  if ('erased' in text) return <span className="badge">{complaint.erased}</span>;
  if ('withheld' in text) return <span className="badge">{complaint.withheld}</span>;
  return long ? <p className="words">{text.text}</p> : <span>{text.text}</span>;
}
