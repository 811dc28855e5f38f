import type { ParkedList } from '@redress/contracts';
import { useWords } from '../../language/language.js';
import { Link } from '../../navigation/router.js';
import { Moment } from '../../time/moment.js';

interface ParkedMessageProps {
  readonly one: ParkedList['items'][number];
  readonly busy: boolean;
  readonly replay: () => void;
}

/** Topics whose messages are about a complaint, and carry its id as their key. */
const aboutComplaints = ['intake', 'routing', 'sla', 'feedback'];

/** One message: what it tells, why it could not be handled, how many wait behind it. */
export function ParkedMessage({ one, busy, replay }: ParkedMessageProps) {
  const { parked: say, complaint } = useWords();
  const { topic, key, number, type, reason, attempts, since, waitingBehind } = one;
  const fact = type.split('.').at(-2) ?? type;
  return (
    <div className="parked-message">
      <div>
        <strong>{complaint.facts[fact] ?? fact}</strong>
        <span className="quiet small mono">
          {topic} · {aboutComplaints.includes(topic) ? <Link href={`/complaints/${key}`}>{key}</Link> : key} · {number}
        </span>
        <p className="small parked-reason">{reason}</p>
        <span className="quiet small">
          {say.since} <Moment at={since} /> · {say.attempts(attempts)}
          {waitingBehind > 0 ? ` · ${say.waitingBehind(waitingBehind)}` : ''}
        </span>
      </div>
      <button
        type="button"
        className="button"
        disabled={busy}
        aria-label={`${say.replay}: ${topic} ${key} ${number}`}
        onClick={replay}
      >
        {say.replay}
      </button>
    </div>
  );
}
