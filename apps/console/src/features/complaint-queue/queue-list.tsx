import { useWords } from '../../language/language.js';
import { QueueRow } from './queue-row.js';
import { stepByArrow } from './step-through.js';
import type { QueuePages } from './use-queue.js';

/** The complaints, and the way to more of them. */
export function QueueList({ queue: { items, more, error, showMore } }: { readonly queue: QueuePages }) {
  const { queue, shell } = useWords();
  if (items === undefined && error !== undefined) return null;
  if (items === undefined) return <Waiting label={shell.loading} />;
  return (
    <>
      <div className="card queue-card">
        <div className="queue-columns" aria-hidden="true">
          {Object.entries(queue.columns).map(([column, title]) => (
            <span key={column}>{title}</span>
          ))}
        </div>
        <ul aria-label={queue.title} onKeyDown={stepByArrow}>
          {items.map((item) => (
            <li key={item.complaintId}>
              <QueueRow item={item} />
            </li>
          ))}
        </ul>
      </div>
      <footer className="queue-foot">
        {more ? (
          <button type="button" className="button" onClick={() => void showMore()}>
            {queue.showMore}
          </button>
        ) : null}
        <span className="quiet small number">{more ? queue.shown(items.length) : queue.allShown(items.length)}</span>
      </footer>
    </>
  );
}

function Waiting({ label }: { readonly label: string }) {
  return (
    <div className="card queue-card waiting" role="status" aria-label={label}>
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="waiting-row" />
      ))}
    </div>
  );
}
