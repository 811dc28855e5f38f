import type { PolicyComparison, PolicyPublication, PolicyRecord } from '@redress/contracts';
import { useId, useRef, useState } from 'react';
import { useApi } from '../../api/api.js';
import { AttemptKey } from '../../api/attempt-key.js';
import { useAnnounce } from '../../design/announcer.js';
import { ProblemNotice } from '../../design/problem-notice.js';
import { useWords } from '../../language/language.js';
import { Findings } from './findings.js';
import { ComparisonView } from './policy-comparison.js';
import { useCheck } from './use-check.js';

interface PolicyEditorProps {
  readonly policy: PolicyRecord;
  readonly reload: () => Promise<void>;
  readonly close: () => void;
}

/** A copy of the policy under one's hands: checked as it is written, tried on what is recorded, published with a reason. */
export function PolicyEditor({ policy, reload, close }: PolicyEditorProps) {
  const { policies: say, actions } = useWords();
  const [document, setDocument] = useState(() => nextVersion(policy));
  const [reason, setReason] = useState('');
  const [documentId, reasonId] = [useId(), useId()];
  const area = useRef<HTMLTextAreaElement>(null);
  const check = useCheck(document);
  const { tried, compare, publish, busy, error } = usePublishing(policy, { reload, close });
  const current = tried?.document === document ? tried.answer : undefined;
  return (
    <section className="card policy-part policy-editor" aria-label={say.edit}>
      <h2>{say.edit}</h2>
      <p className="quiet">{say.editHint}</p>
      <div className="policy-beside">
        <div className="field">
          <label htmlFor={documentId}>{say.document}</label>
          <textarea
            ref={area}
            id={documentId}
            className="input mono policy-document"
            rows={24}
            spellCheck={false}
            value={document}
            onChange={(event) => setDocument(event.target.value)}
          />
        </div>
        <Findings check={check} goTo={(line, column) => putCursor(area.current, line, column)} />
      </div>
      <div className="policy-buttons">
        <button
          type="button"
          className="button"
          disabled={busy !== undefined || check?.inOrder !== true}
          onClick={() => void compare(document)}
        >
          {busy === 'compare' ? say.comparing : say.compare}
        </button>
        <button type="button" className="button plain" onClick={close}>
          {actions.cancel}
        </button>
      </div>
      <ProblemNotice error={error} />
      {tried !== undefined && current === undefined ? <p className="notice calm">{say.changedSince}</p> : null}
      {current === undefined ? null : (
        <form
          className="policy-editor"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') void publish(document, reason.trim());
          }}
        >
          <ComparisonView comparison={current} />
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
          <button type="submit" className="button primary" disabled={busy !== undefined || reason.trim() === ''}>
            {busy === 'publish' ? say.publishing : say.publish}
          </button>
        </form>
      )}
    </section>
  );
}

/** The text shown, with the version after the newest. */
function nextVersion({ source, versions }: PolicyRecord): string {
  const next = Math.max(0, ...versions.map(({ version }) => version)) + 1;
  return source.replace(/^version: *\d+/m, `version: ${next}`);
}

function putCursor(area: HTMLTextAreaElement | null, line: number, column: number): void {
  if (area === null) return;
  const before = area.value.split('\n').slice(0, line - 1);
  const at = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  area.focus();
  area.setSelectionRange(at, at);
  area.scrollTop = (area.scrollHeight / area.value.split('\n').length) * Math.max(0, line - 6);
}

interface Tried {
  readonly document: string;
  readonly answer: PolicyComparison;
}

function usePublishing({ name }: PolicyRecord, { reload, close }: Pick<PolicyEditorProps, 'reload' | 'close'>) {
  const { client } = useApi();
  const { policies: say } = useWords();
  const announce = useAnnounce();
  const [key] = useState(() => new AttemptKey());
  const [tried, setTried] = useState<Tried>();
  const [{ busy, error }, setState] = useState<{ busy?: 'compare' | 'publish'; error?: unknown }>({});

  const doing = async (what: 'compare' | 'publish', work: () => Promise<void>) => {
    setState({ busy: what });
    try {
      await work();
      setState({});
    } catch (failure) {
      setState({ error: failure });
    }
  };
  const post = <Answer,>(path: string, body: unknown) =>
    client.post<Answer>(`/api/v1/policies/${name}/${path}`, { body, key: key.for([path, body]) });
  const compare = (document: string) =>
    doing('compare', async () => setTried({ document, answer: await post<PolicyComparison>('compare', { document }) }));
  const publish = (document: string, reason: string) =>
    doing('publish', async () => {
      const { version } = await post<PolicyPublication>('versions', { document, reason });
      announce(say.done(version));
      await reload();
      close();
    });
  return { tried, compare, publish, busy, error };
}
