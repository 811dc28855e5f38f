import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { ProblemNotice } from '../design/problem-notice.js';
import { LastChosen } from '../forms/last-chosen.js';
import { useWords } from '../language/language.js';
import type { Publishing } from './use-publishing.js';

interface DocumentEditorProps<Tried> {
  readonly document: string;
  readonly change: (document: string) => void;
  readonly close: () => void;
  readonly publishing: Publishing<Tried>;
  /** The words of the room: what kind of document, what trying it is called. */
  readonly words: {
    readonly editHint: string;
    readonly document: string;
    readonly attempt: string;
    readonly attempting: string;
    readonly changedSince: string;
  };
  readonly area?: RefObject<HTMLTextAreaElement | null>;
  /** What stands beside the text. */
  readonly beside?: ReactNode;
  readonly mayTry?: boolean;
  readonly mayPublish?: (tried: Tried) => boolean;
  /** What came of trying it. */
  readonly children: (tried: Tried) => ReactNode;
}

/** A new version of a rule of the house: written or chosen, then tried, and only then published, with a reason. */
export function DocumentEditor<Tried>({
  document,
  change,
  close,
  publishing,
  words,
  area,
  beside,
  mayTry = true,
  mayPublish = () => true,
  children,
}: DocumentEditorProps<Tried>) {
  const { rules: say, actions } = useWords();
  const [documentId, fileId] = [useId(), useId()];
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus(), []);
  const file = useFile(change);
  const { tried, busy, error, attempt, publish } = publishing;
  const current = tried?.document === document ? tried.answer : undefined;
  return (
    <section ref={section} className="card rule-part" aria-label={say.edit} tabIndex={-1}>
      <h2>{say.edit}</h2>
      <p className="quiet">{words.editHint}</p>
      <div className="field">
        <label htmlFor={fileId}>{say.chooseFile}</label>
        <input
          id={fileId}
          type="file"
          accept=".yaml,.yml,.json"
          aria-describedby={file.isUnreadable ? `${fileId}-unreadable` : undefined}
          onChange={(event) => void file.choose(event.target.files?.[0])}
        />
        {file.isUnreadable ? (
          <span id={`${fileId}-unreadable`} className="wrong" role="alert">
            {actions.fields.fileUnreadable}
          </span>
        ) : null}
      </div>
      <div className={beside === undefined ? undefined : 'rule-beside'}>
        <div className="field">
          <label htmlFor={documentId}>{words.document}</label>
          <textarea
            ref={area}
            id={documentId}
            className="input rule-document"
            rows={20}
            spellCheck={false}
            value={document}
            onChange={(event) => change(event.target.value)}
          />
        </div>
        {beside}
      </div>
      <div className="rule-buttons">
        <button
          type="button"
          className="button"
          disabled={busy !== undefined || !mayTry}
          onClick={() => void attempt(document)}
        >
          {busy === 'trying' ? words.attempting : words.attempt}
        </button>
        <button type="button" className="button plain" onClick={close}>
          {actions.cancel}
        </button>
      </div>
      <ProblemNotice error={error} />
      {tried !== undefined && current === undefined ? <p className="notice calm">{words.changedSince}</p> : null}
      {current === undefined ? null : (
        <PublishForm
          publish={(reason) => publish(document, reason)}
          publishing={busy === 'publishing'}
          ready={busy === undefined && mayPublish(current)}
        >
          {children(current)}
        </PublishForm>
      )}
    </section>
  );
}

/** The text of the file that was chosen last takes the place of what is written. */
function useFile(change: (document: string) => void) {
  const [chosen] = useState(() => new LastChosen());
  const [isUnreadable, setUnreadable] = useState(false);
  const choose = async (file: File | undefined) => {
    setUnreadable(false);
    if (file === undefined) return chosen.nothing();
    const reading = await chosen.read(file.text());
    setUnreadable(reading.outcome === 'unreadable');
    if (reading.outcome === 'read') change(reading.content);
  };
  return { isUnreadable, choose };
}

interface PublishFormProps {
  readonly publish: (reason: string) => Promise<void>;
  readonly publishing: boolean;
  readonly ready: boolean;
  readonly children: ReactNode;
}

function PublishForm({ publish, publishing, ready, children }: PublishFormProps) {
  const { rules: say } = useWords();
  const [reason, setReason] = useState('');
  const [reasonId, hintId] = [useId(), useId()];
  const given = reason.trim();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && given !== '') void publish(given);
      }}
    >
      {children}
      <div className="field">
        <label htmlFor={reasonId}>{say.reason}</label>
        <input
          id={reasonId}
          className="input"
          value={reason}
          required
          maxLength={2000}
          aria-describedby={hintId}
          onChange={(event) => setReason(event.target.value)}
        />
        <span id={hintId} className="hint">
          {say.reasonHint}
        </span>
      </div>
      <div className="rule-buttons">
        <button type="submit" className="button primary" disabled={!ready || given === ''}>
          {publishing ? say.publishing : say.publish}
        </button>
      </div>
    </form>
  );
}
