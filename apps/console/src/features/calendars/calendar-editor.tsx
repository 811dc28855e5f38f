import type { CalendarPreview, CalendarPublication, CalendarRecord } from '@redress/contracts';
import { useId, useState } from 'react';
import { useApi } from '../../api/api.js';
import { AttemptKey } from '../../api/attempt-key.js';
import { useAnnounce } from '../../design/announcer.js';
import { ProblemNotice } from '../../design/problem-notice.js';
import { useWords } from '../../language/language.js';
import { PreviewTable } from './preview-table.js';

interface CalendarEditorProps {
  readonly calendar: CalendarRecord;
  readonly reload: () => Promise<void>;
  readonly close: () => void;
}

/** A new version: written or chosen, then reckoned, and only then published, with a reason. */
export function CalendarEditor({ calendar, reload, close }: CalendarEditorProps) {
  const { calendars: say, actions } = useWords();
  const [document, setDocument] = useState(calendar.source);
  const [reason, setReason] = useState('');
  const [documentId, fileId, reasonId] = [useId(), useId(), useId()];
  const { preview, reckon, publish, busy, error } = usePublishing(calendar, { reload, close });
  const current = preview?.document === document ? preview.answer : undefined;
  return (
    <section className="card editor" aria-label={say.edit}>
      <h2>{say.edit}</h2>
      <p className="quiet">{say.editHint}</p>
      <div className="field">
        <label htmlFor={fileId}>{say.chooseFile}</label>
        <input
          id={fileId}
          type="file"
          accept=".yaml,.yml,.json"
          onChange={(event) => void event.target.files?.[0]?.text().then(setDocument)}
        />
      </div>
      <div className="field">
        <label htmlFor={documentId}>{say.document}</label>
        <textarea
          id={documentId}
          className="input mono document"
          rows={16}
          spellCheck={false}
          value={document}
          onChange={(event) => setDocument(event.target.value)}
        />
      </div>
      <div className="editor-buttons">
        <button type="button" className="button" disabled={busy !== undefined} onClick={() => void reckon(document)}>
          {busy === 'preview' ? say.previewing : say.preview}
        </button>
        <button type="button" className="button plain" onClick={close}>
          {actions.cancel}
        </button>
      </div>
      <ProblemNotice error={error} />
      {preview !== undefined && current === undefined ? <p className="notice calm">{say.changedSince}</p> : null}
      {current === undefined ? null : (
        <form
          className="publish"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') void publish(document, reason.trim());
          }}
        >
          <PreviewTable preview={current} />
          <div className="field">
            <label htmlFor={reasonId}>{say.reason}</label>
            <input
              id={reasonId}
              className="input"
              value={reason}
              required
              maxLength={2000}
              onChange={(event) => setReason(event.target.value)}
            />
            <span className="quiet small">{say.reasonHint}</span>
          </div>
          <button
            type="submit"
            className="button primary"
            disabled={busy !== undefined || !current.complete || reason.trim() === ''}
          >
            {busy === 'publish' ? say.publishing : say.publish}
          </button>
        </form>
      )}
    </section>
  );
}

interface Reckoned {
  readonly document: string;
  readonly answer: CalendarPreview;
}

function usePublishing(
  { name, revision }: CalendarRecord,
  { reload, close }: Pick<CalendarEditorProps, 'reload' | 'close'>,
) {
  const { client } = useApi();
  const { calendars: say } = useWords();
  const announce = useAnnounce();
  const [key] = useState(() => new AttemptKey());
  const [preview, setPreview] = useState<Reckoned>();
  const [{ busy, error }, setState] = useState<{ busy?: 'preview' | 'publish'; error?: unknown }>({});

  const doing = async (what: 'preview' | 'publish', work: () => Promise<void>) => {
    setState({ busy: what });
    try {
      await work();
      setState({});
    } catch (failure) {
      setState({ error: failure });
    }
  };
  const post = <Answer,>(path: string, body: unknown, version?: number) =>
    client.post<Answer>(`/api/v1/calendars/${name}/${path}`, {
      body,
      key: key.for([path, body]),
      ...(version === undefined ? {} : { version }),
    });
  const reckon = (document: string) =>
    doing('preview', async () => {
      for (let complete = false; !complete;) {
        const answer = await post<CalendarPreview>('preview', { document });
        setPreview({ document, answer });
        complete = answer.complete;
      }
    });
  const publish = (document: string, reason: string) =>
    doing('publish', async () => {
      const { version } = await post<CalendarPublication>('versions', { document, reason }, revision);
      announce(say.done(version));
      await reload();
      close();
    });
  return { preview, reckon, publish, busy, error };
}
