import type { ComplaintRecord } from '@redress/contracts';
import { useState } from 'react';
import { useApi } from '../../api/api.js';
import { ProblemNotice } from '../../design/problem-notice.js';
import { useWords } from '../../language/language.js';
import { useReference } from '../../reference/reference.js';
import { Moment } from '../../time/moment.js';

/** What was handed in. A file is always saved, never shown within the page: strangers sent it. */
export function Evidence({ complaint: { complaintId, evidence } }: { readonly complaint: ComplaintRecord }) {
  const { terms, complaint: say } = useWords();
  const reference = useReference();
  const { client } = useApi();
  const [error, setError] = useState<unknown>();
  if (evidence.length === 0) return null;

  const save = async (ref: string, mediaType: string) => {
    setError(undefined);
    try {
      const path = `/api/v1/complaints/${complaintId}/evidence/${encodeURIComponent(ref)}`;
      const answer = await client.open(path, mediaType, new AbortController().signal);
      saveAs(await answer.blob(), nameFor(mediaType));
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <h2>{terms.evidence}</h2>
      <ul className="evidence">
        {evidence.map(({ ref, mediaType, bytes, addedAt, by }) => (
          <li key={ref}>
            <button type="button" className="button" onClick={() => void save(ref, mediaType)}>
              {say.openEvidence}
            </button>
            <span className="small">
              <span className="mono">{mediaType}</span> · {say.bytes((bytes / 1024).toFixed(1))}
            </span>
            <span className="quiet small">
              {reference.person(by)} · <Moment at={addedAt} />
            </span>
          </li>
        ))}
      </ul>
      <ProblemNotice error={error} />
    </>
  );
}

function nameFor(mediaType: string): string {
  const extension = /^[a-z]+\/([a-z0-9]+)/.exec(mediaType)?.[1] ?? 'bin';
  return `evidence.${extension === 'plain' ? 'txt' : extension}`;
}

function saveAs(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
