import type { ParkedList } from '@redress/contracts';
import { useState } from 'react';
import { useApi } from '../../api/api.js';
import { newId } from '../../api/new-id.js';
import { type Answered, useAnswer } from '../../api/use-answer.js';
import { useAnnounce } from '../../design/announcer.js';
import { ProblemNotice } from '../../design/problem-notice.js';
import { useWords } from '../../language/language.js';
import { useTitle } from '../../navigation/use-title.js';
import { ParkedMessage } from './parked-message.js';
import './parked.css';

const services = ['intake', 'routing', 'sla-timer', 'feedback'] as const;
type Service = (typeof services)[number];
type One = ParkedList['items'][number];

/** What the services could not handle, and why; each can be tried again. */
export function Parked() {
  const { parked: say } = useWords();
  useTitle(say.title);
  return (
    <div className="stack">
      <header>
        <h1>{say.title}</h1>
        <p className="quiet">{say.lead}</p>
      </header>
      {services.map((service) => (
        <ParkedAt key={service} service={service} />
      ))}
    </div>
  );
}

function ParkedAt({ service }: { readonly service: Service }) {
  const { parked: say, shell } = useWords();
  const at = `/api/v1/operations/${service}/parked`;
  const parked = useAnswer<ParkedList>(at);
  const { replay, busy, error } = useReplay(at, parked);
  const { answer } = parked;
  return (
    <section className="card panel stack" aria-label={say.services[service]}>
      <h2>{say.services[service]}</h2>
      <ProblemNotice error={error ?? parked.error} />
      {answer === undefined && parked.error === undefined ? <p role="status">{shell.loading}</p> : null}
      {answer?.items.length === 0 ? <p className="quiet">{say.nothing}</p> : null}
      {answer === undefined || answer.items.length === 0 ? null : (
        <ul className="parked">
          {answer.items.map((one) => (
            <li key={`${one.topic} ${one.key} ${one.number}`}>
              <ParkedMessage one={one} busy={busy} replay={() => void replay(one)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Has a message tried again; it is gone from the list when that succeeded, and back in it when it did not. */
function useReplay(at: string, { reload }: Answered<ParkedList>) {
  const { client } = useApi();
  const { parked: say } = useWords();
  const announce = useAnnounce();
  const [{ busy, error }, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const replay = async ({ topic, key, number }: One) => {
    setState({ busy: true });
    try {
      const place = [topic, key, String(number)].map(encodeURIComponent).join('/');
      await client.post(`${at}/${place}/replay`, { body: {}, key: newId() });
      announce(say.replayed);
      setState({ busy: false });
    } catch (failure) {
      setState({ busy: false, error: failure });
    }
    await reload();
  };
  return { replay, busy, error };
}
