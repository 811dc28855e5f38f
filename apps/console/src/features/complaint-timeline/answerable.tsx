import type { CaseRecord, PolicyRef } from '@redress/contracts';
import { useLanguage, useWords } from '../../language/language.js';
import { moneyText } from '../../reference/money.js';
import { useReference } from '../../reference/reference.js';
import { spanText } from '../../time/countdown.js';
import { Moment } from '../../time/moment.js';

interface AnswerableProps {
  readonly matter: Pick<CaseRecord, 'held' | 'accountability'>;
  readonly policy: PolicyRef;
}

const MINUTE_MS = 60_000;

/** Who had the matter how long, and who is answerable for what (A-9, B-10, D-15). */
export function Answerable({ matter: { held, accountability }, policy }: AnswerableProps) {
  const { complaint: say } = useWords();
  if (held.length === 0) return null;
  return (
    <section className="card panel answerable" aria-label={say.answerable.title}>
      <h2>{say.answerable.title}</h2>
      <Held held={held} policy={policy} />
      {accountability.length > 0 ? <Noted accountability={accountability} policy={policy} /> : null}
    </section>
  );
}

function Held({ held, policy }: Pick<CaseRecord, 'held'> & Pick<AnswerableProps, 'policy'>) {
  const { complaint: say, queue, time } = useWords();
  const reference = useReference();
  const named = reference.policy(policy.name, policy.version);
  const span = (minutes: number) => (minutes < 60 ? time.minutes(minutes) : spanText(minutes * MINUTE_MS, time));
  return (
    <ol className="held">
      {held.map(({ department, handler, from, until, elapsedMinutes, workingMinutes }) => (
        <li key={`${from} ${department} ${handler ?? ''}`}>
          <span>
            {reference.label('departments', department, named)}
            <span className="quiet"> · {handler === null ? queue.unassigned : reference.person(handler)}</span>
          </span>
          <span className="held-time">
            {span(elapsedMinutes)}
            {workingMinutes === null ? null : (
              <span className="quiet small"> · {say.answerable.working(span(workingMinutes))}</span>
            )}
          </span>
          <span className="quiet small held-span">
            <Moment at={from} /> – {until === null ? say.answerable.now : <Moment at={until} />}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Noted({ accountability, policy }: Pick<CaseRecord, 'accountability'> & Pick<AnswerableProps, 'policy'>) {
  const { complaint: say, queue, shell } = useWords();
  const { language } = useLanguage();
  const reference = useReference();
  const named = reference.policy(policy.name, policy.version);
  return (
    <>
      <h3 className="small">{say.answerable.noted}</h3>
      <ul className="noted">
        {accountability.map(({ because, at, deadline, ownerRole, department, handler, takenBack, rules }) => (
          <li key={`${because} ${at} ${deadline ?? ''}`}>
            <span className={takenBack ? 'taken-back' : undefined}>
              {say.answerable.because[because]}
              {deadline === null ? '' : `: ${reference.label('deadlines', deadline, named)}`}
            </span>
            {takenBack ? <span className="badge good">{say.answerable.takenBack}</span> : null}
            <span className="quiet small">
              <Moment at={at} /> · {reference.label('departments', department, named)} ·{' '}
              {handler === null ? queue.unassigned : reference.person(handler)}
              {ownerRole === null ? '' : ` · ${reference.role(ownerRole, shell.roles, named)}`}
            </span>
            {rules.map(({ name, label, consequence, from, to, sources }) => (
              <span key={name} className="small">
                {reference.text(label)}: {reference.text(consequence)}{' '}
                {[from, to].flatMap((money) => (money === null ? [] : [moneyText(money, language)])).join(' – ')}{' '}
                <span className="quiet">{sources.join(', ')}</span>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
