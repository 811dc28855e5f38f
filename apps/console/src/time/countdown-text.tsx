import { useLanguage } from '../language/language.js';
import { useBusinessNow } from './business-clock.js';
import { spanText, urgencyOf } from './countdown.js';
import { exactMomentText } from './moments.js';
import './countdown-text.css';

/** How long until `dueAt`, or how long since; red once it has passed, amber in the last hour. */
export function Countdown({ dueAt, paused = false }: { readonly dueAt: string; readonly paused?: boolean }) {
  const { language, words } = useLanguage();
  const now = useBusinessNow();
  const dueMs = Date.parse(dueAt);
  const title = exactMomentText(dueAt, language);
  if (paused) {
    return (
      <time className="countdown paused" dateTime={dueAt} title={title}>
        {words.time.paused}
      </time>
    );
  }
  if (now === undefined) return <span className="countdown">…</span>;
  const urgency = urgencyOf(dueMs, now);
  const span = spanText(dueMs - now, words.time);
  return (
    <time className={`countdown ${urgency}`} dateTime={dueAt} title={title}>
      {urgency === 'overdue' ? words.time.over(span) : words.time.left(span)}
    </time>
  );
}
