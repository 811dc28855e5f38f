import type { PolicySummary } from '@redress/contracts';
import { useAnswer } from '../../api/use-answer.js';
import { inLanguage, useLanguage, useWords } from '../../language/language.js';
import { RuleList } from '../../rules/rule-list.js';

/** Every policy in force. */
export function PolicyList() {
  const { policies: say, rules } = useWords();
  const { language } = useLanguage();
  const { answer, error } = useAnswer<{ items: readonly PolicySummary[] }>('/api/v1/policies');
  const listed = answer?.items.map(({ name, version, title }) => ({
    name,
    title: inLanguage(title, language),
    about: <span className="small">{rules.version(version)}</span>,
  }));
  return <RuleList title={say.title} lead={say.lead} at="/policies" rules={listed} error={error} />;
}
