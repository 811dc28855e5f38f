import type { ComplaintRecord } from '@redress/contracts';
import type { Catalogue } from '../../language/catalogue.js';
import { useLanguage } from '../../language/language.js';
import { moneyText } from '../../reference/money.js';
import { type Reference, useReference } from '../../reference/reference.js';
import { Moment } from '../../time/moment.js';
import { Evidence } from './evidence.js';
import { Personal } from './personal.js';

/** What the customer says, who it is, and the particulars of the form. */
export function Matter({ complaint }: { readonly complaint: ComplaintRecord }) {
  const { language, words } = useLanguage();
  const { terms } = words;
  const reference = useReference();
  const policy = reference.policy(complaint.policy.name, complaint.policy.version);
  const { customer } = complaint;
  const contact = [
    [terms.telephone, customer.telephone],
    [terms.email, customer.email],
    [terms.address, customer.address],
  ] as const;
  const particulars: readonly (readonly [string, React.ReactNode])[] = [
    [terms.kind, reference.label('kinds', complaint.kind, policy)],
    [terms.channel, terms.channels[complaint.channel]],
    [terms.product, complaint.product === null ? null : reference.label('products', complaint.product, policy)],
    [terms.amount, complaint.amount && moneyText(complaint.amount, language)],
    [terms.flags, complaint.flags.map((flag) => reference.label('flags', flag, policy)).join(' · ')],
    [terms.term, complaint.term === null ? null : <Moment at={complaint.term} />],
    ...formFields(complaint, reference, words),
    [terms.registered, <Moment key="at" at={complaint.registeredAt} />],
    [terms.registeredBy, reference.person(complaint.registeredBy)],
    [terms.policy, policy ? `${reference.text(policy.title)} · ${complaint.policy.version}` : complaint.policy.name],
  ];
  return (
    <section className="card panel matter">
      <h2>{terms.narrative}</h2>
      <Personal text={complaint.narrative} long />
      {complaint.demand ? (
        <>
          <h2>{terms.demand}</h2>
          <Personal text={complaint.demand} long />
        </>
      ) : null}
      <dl className="particulars">
        {contact.map(([term, text]) =>
          text === null ? null : <Particular key={term} term={term} value={<Personal text={text} />} />,
        )}
        {particulars.map(([term, value]) =>
          value === null || value === '' ? null : <Particular key={term} term={term} value={value} />,
        )}
      </dl>
      <Evidence complaint={complaint} />
    </section>
  );
}

function Particular({ term, value }: { readonly term: string; readonly value: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The fields of the kind's form, called as the policy calls them. */
function formFields(
  { fields, kind, policy }: ComplaintRecord,
  reference: Reference,
  { terms }: Catalogue,
): [string, string][] {
  const asked = reference.policy(policy.name, policy.version)?.kinds.find(({ name }) => name === kind)?.fields ?? [];
  return Object.entries(fields).map(([name, value]) => {
    const field = asked.find((one) => one.name === name);
    const option = field?.options?.find((one) => one.value === value);
    return [
      field ? reference.text(field.label) : name,
      option ? reference.text(option.label) : plainText(value, terms),
    ];
  });
}

function plainText(value: string | number | boolean, { yes, no }: Catalogue['terms']): string {
  if (typeof value === 'boolean') return value ? yes : no;
  return String(value);
}
