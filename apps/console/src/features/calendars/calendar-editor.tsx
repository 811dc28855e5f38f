import type { CalendarPreview, CalendarRecord } from '@redress/contracts';
import { useState } from 'react';
import { useWords } from '../../language/language.js';
import { DocumentEditor } from '../../rules/document-editor.js';
import { nextVersion } from '../../rules/next-version.js';
import { usePublishing } from '../../rules/use-publishing.js';
import { PreviewTable } from './preview-table.js';

interface CalendarEditorProps {
  readonly calendar: CalendarRecord;
  readonly reload: () => Promise<void>;
  readonly close: () => void;
}

/** A copy of the calendar under one's hands: reckoned first, so that everybody knows what would move. */
export function CalendarEditor({ calendar, reload, close }: CalendarEditorProps) {
  const { calendars: say } = useWords();
  const [document, setDocument] = useState(() => nextVersion(calendar));
  const publishing = usePublishing<CalendarPreview>({
    at: `/api/v1/calendars/${calendar.name}`,
    tryAt: 'preview',
    isComplete: ({ complete }) => complete,
    revision: calendar.revision,
    done: say.done,
    reload,
    close,
  });
  return (
    <DocumentEditor
      document={document}
      change={setDocument}
      close={close}
      publishing={publishing}
      words={say}
      mayPublish={({ complete }) => complete}
    >
      {(preview) => <PreviewTable preview={preview} />}
    </DocumentEditor>
  );
}
