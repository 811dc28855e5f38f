import type { PolicyComparison, PolicyRecord } from '@redress/contracts';
import { useRef, useState } from 'react';
import { useWords } from '../../language/language.js';
import { useReloadPolicies } from '../../reference/reference.js';
import { DocumentEditor } from '../../rules/document-editor.js';
import { nextVersion } from '../../rules/next-version.js';
import { usePublishing } from '../../rules/use-publishing.js';
import { Findings } from './findings.js';
import { ComparisonView } from './policy-comparison.js';
import { useCheck } from './use-check.js';

interface PolicyEditorProps {
  readonly policy: PolicyRecord;
  readonly reload: () => Promise<void>;
  readonly close: () => void;
}

/** A copy of the policy under one's hands: checked as it is written, tried on what is recorded, then published. */
export function PolicyEditor({ policy, reload, close }: PolicyEditorProps) {
  const { policies: say } = useWords();
  const [document, setDocument] = useState(() => nextVersion(policy));
  const area = useRef<HTMLTextAreaElement>(null);
  const check = useCheck(document);
  const at = `/api/v1/policies/${policy.name}`;
  const reloadPolicies = useReloadPolicies();
  const publishing = usePublishing<PolicyComparison>({
    at,
    tryAt: 'compare',
    done: say.done,
    reload: async () => {
      await Promise.all([reload(), reloadPolicies()]); // every other room goes by the list
    },
    close,
  });
  return (
    <DocumentEditor
      document={document}
      change={setDocument}
      close={close}
      publishing={publishing}
      words={say}
      area={area}
      beside={<Findings check={check} goTo={(line, column) => putCursor(area.current, line, column)} />}
      mayTry={check?.inOrder === true}
    >
      {(comparison) => <ComparisonView comparison={comparison} name={policy.name} />}
    </DocumentEditor>
  );
}

function putCursor(area: HTMLTextAreaElement | null, line: number, column: number): void {
  if (area === null) return;
  const before = area.value.split('\n').slice(0, line - 1);
  const at = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  area.focus();
  area.setSelectionRange(at, at);
  area.scrollTop = (area.scrollHeight / area.value.split('\n').length) * Math.max(0, line - 6);
}
