import type { PersonalText } from '@redress/contracts';
import { useWords } from '../language/language.js';
import { useReference } from '../reference/reference.js';
import { Moment } from '../time/moment.js';

interface PublishedProps {
  readonly at: string;
  readonly by: string | null;
  readonly reason: PersonalText | null;
}

/** When a version was published, by whom, and why. */
export function Published({ at, by, reason }: PublishedProps) {
  const { rules: say } = useWords();
  const reference = useReference();
  const byFile = by === null || by.startsWith('service:');
  return (
    <>
      <span className="quiet small">
        <Moment at={at} /> · {say.publishedBy} {byFile ? say.byFile : reference.person(by)}
      </span>
      {reason !== null && 'text' in reason ? <p className="words small">{reason.text}</p> : null}
    </>
  );
}
