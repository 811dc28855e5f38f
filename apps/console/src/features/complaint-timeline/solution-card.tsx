import { ProblemNotice } from '../../design/problem-notice.js';
import { useLanguage } from '../../language/language.js';
import { moneyText } from '../../reference/money.js';
import { useReference } from '../../reference/reference.js';
import { Countdown } from '../../time/countdown-text.js';
import { Personal } from './personal.js';
import type { OneComplaint } from './use-complaint.js';

/** What is offered to the customer, who has approved it, what the customer said, and how the callback went. */
export function SolutionCard({ one: { case: handling, feedback, errors } }: { readonly one: OneComplaint }) {
  const { language, words } = useLanguage();
  const { terms, shell, complaint: say } = words;
  const reference = useReference();
  const solution = handling?.solution;
  const callback = feedback?.callback;
  const nothing = !solution && callback?.status !== 'due' && !feedback?.rating;
  if (nothing && errors.feedback === undefined) return null;
  const proposed = handling?.timeline.findLast(
    ({ type, data }) => type === 'redress.routing.solution-proposed.v1' && data['solution'] === solution?.id,
  );
  const text = proposed?.texts['text'];
  const policy = handling && reference.policy(handling.policy.name, handling.policy.version);
  const roles = (names: readonly string[]) =>
    names.map((name) => reference.role(name, shell.roles, policy)).join(' · ');
  const outstanding = solution?.approvals.filter((role) => !solution.approvedBy.includes(role)) ?? [];
  const particulars: readonly (readonly [string, React.ReactNode])[] = [
    [terms.compensation, solution?.compensation && moneyText(solution.compensation, language)],
    [
      terms.goods,
      solution?.goods.map(({ item, quantity }) => `${reference.label('products', item)} × ${quantity}`).join(' · '),
    ],
    [say.approvedBy, solution && roles(solution.approvedBy)],
    [say.approvalsOutstanding, solution?.status === 'proposed' ? roles(outstanding) : null],
    [
      say.callbackDue,
      callback?.status === 'due' && callback.dueAt !== null ? <Countdown key="due" dueAt={callback.dueAt} /> : null,
    ],
    [
      say.satisfaction,
      feedback?.rating ? `${feedback.rating.score} · ${reference.label('bands', feedback.rating.band, policy)}` : null,
    ],
  ];
  return (
    <section className="card panel matter">
      <h2>{terms.solution}</h2>
      <ProblemNotice error={errors.feedback} />
      {text ? <Personal text={text} long /> : null}
      <dl className="particulars">
        {particulars.map(([term, value]) =>
          value === null || value === undefined || value === '' ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
