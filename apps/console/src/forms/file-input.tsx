import { useState } from 'react';
import { useWords } from '../language/language.js';
import type { FormValue } from './form-input.js';
import { LastChosen } from './last-chosen.js';

/** The API takes 700,000 characters of base64, which is a little more than this. */
const LARGEST_BYTES = 500 * 1024;

interface FileInputProps {
  readonly id: string;
  /** What else is said of the field. */
  readonly describedBy: string | undefined;
  readonly wrong: boolean;
  readonly change: (value: FormValue) => void;
}

/** A file, read into the form at once. */
export function FileInput({ id, describedBy, wrong, change }: FileInputProps) {
  const { actions } = useWords();
  const [chosen] = useState(() => new LastChosen());
  const [unfit, setUnfit] = useState<'fileTooLarge' | 'fileUnreadable'>();
  const choose = async (file: File | undefined) => {
    change(''); // what was chosen before is not sent while this one is being read
    const tooLarge = file !== undefined && file.size > LARGEST_BYTES;
    setUnfit(tooLarge ? 'fileTooLarge' : undefined);
    if (file === undefined || tooLarge) return chosen.nothing();
    const reading = await chosen.read(base64Of(file));
    if (reading.outcome === 'unreadable') setUnfit('fileUnreadable');
    const mediaType = file.type || 'application/octet-stream';
    if (reading.outcome === 'read') change({ name: file.name, mediaType, base64: reading.content });
  };
  const unfitId = `${id}-unfit`;
  return (
    <>
      <input
        id={id}
        className="input"
        type="file"
        aria-invalid={wrong || unfit !== undefined}
        aria-describedby={[describedBy, unfit && unfitId].filter((one) => one !== undefined).join(' ') || undefined}
        onChange={(event) => void choose(event.target.files?.[0])}
      />
      {unfit === undefined ? null : (
        <span id={unfitId} className="wrong" role="alert">
          {actions.fields[unfit]}
        </span>
      )}
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
