import { ProblemNotice } from '../../design/problem-notice.js';
import type { AvailableAction } from './available-actions.js';
import { actionsOf, arranged, isDestructive, nextActionOf } from './available-actions.js';
import { useWords } from '../../language/language.js';
import type { OneComplaint } from './use-complaint.js';

interface ActionsPanelProps {
  readonly one: OneComplaint;
  readonly choose: (action: AvailableAction) => void;
}

/** A button for everything the state of the complaint and the rights of the reader allow. */
export function ActionsPanel({ one, choose }: ActionsPanelProps) {
  const { actions, shell } = useWords();
  const available = actionsOf(one);
  const { main, others } = arranged(available);
  const next = nextActionOf(
    one,
    available.map(({ name }) => name),
  );
  const first = main.filter(({ name }) => name === next);
  const rest = main.filter(({ name }) => name !== next);
  const error = one.errors.case ?? one.errors.feedback;
  if (main.length + others.length === 0 && error === undefined) {
    const known = one.opening || (one.case !== undefined && one.feedback !== undefined);
    return <p className="card panel quiet">{known ? actions.none : `${shell.loading} …`}</p>;
  }
  return (
    <section className="card panel actions" aria-label={actions.title}>
      <ProblemNotice error={error} />
      {first.map((action) => (
        <button key={action.href} type="button" className="button primary" onClick={() => choose(action)}>
          {actions.names[action.name].name}
        </button>
      ))}
      {rest.length > 0 ? <Buttons actions={rest} choose={choose} /> : null}
      {others.length > 0 ? (
        <details open={main.length === 0}>
          <summary>{actions.others}</summary>
          <Buttons actions={others} choose={choose} />
        </details>
      ) : null}
    </section>
  );
}

function Buttons({
  actions,
  choose,
}: {
  readonly actions: readonly AvailableAction[];
  readonly choose: (action: AvailableAction) => void;
}) {
  const words = useWords();
  return (
    <div className="action-buttons">
      {actions.map((action) => (
        <button
          key={action.href}
          type="button"
          className={isDestructive(action.name) ? 'button danger' : 'button'}
          onClick={() => choose(action)}
        >
          {words.actions.names[action.name].name}
        </button>
      ))}
    </div>
  );
}
