import { type ChangeEvent, useState } from 'react';
import { useWords } from '../language/language.js';
import type { FormValue } from './form-input.js';

/** The API takes 700,000 characters of base64, which is a little more than this. */
const LARGEST_BYTES = 500 * 1024;

/** A file, read into the form at once. */
export function FileInput({ id, change }: { readonly id: string; readonly change: (value: FormValue) => void }) {
  const { actions } = useWords();
  const [tooLarge, setTooLarge] = useState(false);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    setTooLarge(file !== undefined && file.size > LARGEST_BYTES);
    if (!file || file.size > LARGEST_BYTES) return change('');
    const mediaType = file.type || 'application/octet-stream';
    change({ name: file.name, mediaType, base64: await base64Of(file) });
  };
  return (
    <>
      <input id={id} className="input" type="file" onChange={(event) => void choose(event)} />
      {tooLarge ? <span className="wrong">{actions.fields.fileTooLarge}</span> : null}
    </>
  );
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).split(',', 2)[1] ?? '');
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.readAsDataURL(file);
  });
}
