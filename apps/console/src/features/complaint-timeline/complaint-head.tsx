import { useAnnounce } from '../../design/announcer.js';
import { copyText } from '../../design/copy-text.js';
import { Icon } from '../../design/icon.js';
import { useWords } from '../../language/language.js';
import { lastQueueAddress } from '../../navigation/last-queue.js';
import { Link } from '../../navigation/router.js';
import { toneOfGrade } from '../../reference/grade-tone.js';
import { useReference } from '../../reference/reference.js';
import { Moment } from '../../time/moment.js';
import { Personal } from './personal.js';
import type { OneComplaint } from './use-complaint.js';

/** Which complaint this is, how grave, in what state, and with whom it lies. */
export function ComplaintHead({ one: { complaint, case: handling } }: { readonly one: OneComplaint }) {
  const { shell, terms, queue, complaint: say } = useWords();
  const reference = useReference();
  if (!complaint) return null;
  const policy = reference.policy(complaint.policy.name, complaint.policy.version);
  const judging = handling ? reference.policy(handling.policy.name, handling.policy.version) : policy;
  const about = complaint.category === null ? undefined : reference.label('categories', complaint.category, policy);
  return (
    <header className="complaint-head">
      <nav className="crumbs small">
        <Link href={lastQueueAddress()}>
          <Icon name="back" size={16} /> {shell.queue}
        </Link>
      </nav>
      <div className="complaint-title">
        <h1>
          <Personal text={complaint.customer.name} />
          {about === undefined ? null : <span className="complaint-about">{about}</span>}
        </h1>
        <Number number={complaint.registrationNumber} />
        <button type="button" className="button plain" onClick={() => print()}>
          <Icon name="print" size={16} /> {say.print}
        </button>
      </div>
      <div className="badges">
        {handling ? (
          <span className={handling.status === 'closed' ? 'badge good' : 'badge calm'}>
            {terms.caseStatuses[handling.status]}
          </span>
        ) : null}
        {complaint.status === 'accepted' && handling ? null : (
          <span className={complaint.status === 'registered' ? 'badge' : 'badge calm'}>
            {terms.complaintStatuses[complaint.status]}
          </span>
        )}
        {handling ? (
          <span className={`badge ${toneOfGrade(handling.grade, judging)}`}>
            {reference.label('grades', handling.grade, judging)}
          </span>
        ) : null}
        {handling && handling.level > 0 ? <span className="badge late">{queue.level(handling.level)}</span> : null}
        {handling?.paused == null ? null : (
          <span className="badge soon">{say.pausedFor(reference.label('pauseStates', handling.paused, judging))}</span>
        )}
        {complaint.confidentiality === 'normal' ? null : (
          <span className="badge late">{terms.confidentialities[complaint.confidentiality]}</span>
        )}
        {complaint.imported ? <span className="badge">{say.imported}</span> : null}
      </div>
      <dl className="facts">
        {handling ? (
          <>
            <Fact term={terms.department}>{reference.label('departments', handling.department, judging)}</Fact>
            <Fact term={terms.handler}>
              {handling.handler === null ? queue.unassigned : reference.person(handling.handler)}
            </Fact>
            <Fact term={terms.firstContactOwner}>{reference.person(handling.firstContactOwner)}</Fact>
          </>
        ) : null}
        <Fact term={terms.branch}>{reference.branch(complaint.branch)}</Fact>
        <Fact term={terms.happened}>
          <Moment at={complaint.happenedAt} />
        </Fact>
      </dl>
    </header>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Number({ number }: { readonly number: string }) {
  const { complaint } = useWords();
  const announce = useAnnounce();
  const copy = async () => announce((await copyText(number)) ? complaint.copied : complaint.notCopied);
  return (
    <button
      type="button"
      className="button plain mono complaint-number"
      title={complaint.copyNumber}
      onClick={() => void copy()}
    >
      {number} <Icon name="copy" size={15} />
    </button>
  );
}
