import type { CaseRecord, PolicyRef } from '@redress/contracts';
import { useWords } from '../../language/language.js';
import { useReference } from '../../reference/reference.js';
import { Moment } from '../../time/moment.js';

type Arisen = Pick<CaseRecord, 'duties' | 'documents' | 'capa'>;

/** What the policy asks of whom because of what happened, and the sheets it wants, with room to sign on paper. */
export function Arising({ arisen, policy }: { readonly arisen: Arisen; readonly policy: PolicyRef }) {
  const { shell, complaint: say } = useWords();
  const reference = useReference();
  const { duties, documents } = arisen;
  if (duties.length + documents.length === 0) return null;
  const named = reference.policy(policy.name, policy.version);
  const role = (name: string) => reference.role(name, shell.roles, named);
  return (
    <section className="card panel arising" aria-label={say.arising}>
      <h2>{say.duties}</h2>
      <ul>
        {duties.map(({ name, label, ownerRole, since }) => (
          <li key={name}>
            {reference.text(label)}
            <span className="quiet small">
              {' '}
              {role(ownerRole)} · <Moment at={since} />
            </span>
          </li>
        ))}
      </ul>
      {documents.length > 0 ? <h2>{say.documents}</h2> : null}
      <ul>
        {documents.map(({ name, label, signatures }) => (
          <li key={name}>
            {reference.text(label)}
            {signatures.map((signature) => (
              <span key={signature} className="signature small">
                {role(signature)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
