import { useState } from 'react';
import { ApiProblem } from '../../api/problem.js';
import { ProblemNotice } from '../../design/problem-notice.js';
import { useWords } from '../../language/language.js';
import { useHotkeys } from '../../navigation/hotkeys.js';
import { lastQueueAddress, neighbourOf } from '../../navigation/last-queue.js';
import { Link, navigate } from '../../navigation/router.js';
import { useShortcutsOn } from '../../navigation/shortcuts-switch.js';
import { useTitle } from '../../navigation/use-title.js';
import { usePolicyVersion } from '../../reference/reference.js';
import { policyRefOf } from './action-inputs.js';
import { ActionSheet } from './action-sheet.js';
import { Answerable } from './answerable.js';
import { Arising } from './arising.js';
import { ActionsPanel } from './actions-panel.js';
import { type AvailableAction, actionsOf, actionsOfDeadline } from './available-actions.js';
import { ComplaintHead } from './complaint-head.js';
import { Deadlines } from './deadlines.js';
import { Matter } from './matter.js';
import { SolutionCard } from './solution-card.js';
import { Timeline } from './timeline.js';
import { type OneComplaint, useComplaint } from './use-complaint.js';
import './complaint-timeline.css';
import './printed-sheet.css';

/** One complaint: what happened, what is due, and everything that can be done about it now. */
export function ComplaintTimeline({ complaintId }: { readonly complaintId: string }) {
  const { shell, complaint: say } = useWords();
  const one = useComplaint(complaintId);
  const [chosen, setChosen] = useState<AvailableAction>();
  useTitle(one.complaint?.registrationNumber);
  usePolicyVersion(one.complaint?.policy);
  const { error: policyError } = usePolicyVersion(policyRefOf(one));
  const step = (by: 1 | -1) => {
    const neighbour = neighbourOf(complaintId, by);
    if (neighbour !== undefined) navigate(`/complaints/${neighbour}`, { replace: true });
  };
  const byKey = useShortcutsOn();
  useHotkeys({ u: () => navigate(lastQueueAddress()), j: () => step(1), k: () => step(-1) });

  if (!one.complaint) return <NotYet one={one} />;
  const policy = policyRefOf(one) ?? one.complaint.policy;
  return (
    <article className="complaint">
      <ComplaintHead one={one} />
      <div className="complaint-side">
        {one.opening && one.case === undefined ? <p className="notice calm">{say.routing}</p> : null}
        <ActionsPanel one={one} choose={setChosen} />
        <Deadlines one={one} policy={policy} choose={setChosen} />
      </div>
      <div className="complaint-main">
        <ProblemNotice error={one.errors.complaint} />
        <Matter complaint={one.complaint} />
        <SolutionCard one={one} />
        {one.case ? <Arising arisen={one.case} policy={policy} /> : null}
        {one.case ? <Answerable matter={one.case} policy={policy} /> : null}
        <Timeline entries={one.case?.timeline ?? []} error={one.errors.case} policy={policy} />
        <Link href={lastQueueAddress()} className="button">
          {shell.backToQueue} {byKey ? <kbd aria-hidden="true">u</kbd> : null}
        </Link>
      </div>
      {chosen ? (
        <ActionSheet
          action={latest(chosen, one)}
          one={one}
          policyError={policyError}
          close={() => setChosen(undefined)}
        />
      ) : null}
    </article>
  );
}

/** The same action with the version that was read last, so that a second attempt is not refused as well. */
function latest(chosen: AvailableAction, one: OneComplaint): AvailableAction {
  const { timetable } = one;
  const now = [
    ...actionsOf(one),
    ...(timetable?.deadlines.flatMap((deadline) => actionsOfDeadline(deadline, timetable.version)) ?? []),
  ];
  return now.find(({ href }) => href === chosen.href) ?? chosen;
}

function NotYet({ one }: { readonly one: OneComplaint }) {
  const { shell, complaint } = useWords();
  const error = one.errors.complaint;
  if (error === undefined) return <p className="empty">{shell.loading} …</p>;
  const missing = error instanceof ApiProblem && (error.status === 404 || error.status === 400);
  return (
    <div className="empty">
      {missing ? <p>{complaint.notFound}</p> : <ProblemNotice error={error} />}
      <div className="action-buttons">
        <button type="button" className="button" onClick={() => void one.reload()}>
          {shell.tryAgain}
        </button>
        <Link href="/" className="button">
          {shell.backToQueue}
        </Link>
      </div>
    </div>
  );
}
