import type { Goods, Money, PolicySummary } from '@redress/contracts';
import type { Catalogue, Language } from '../../language/catalogue.js';
import { moneyText } from '../../reference/money.js';
import type { Reference, Vocabulary } from '../../reference/reference.js';
import { momentText } from '../../time/moments.js';

interface Speaker {
  readonly words: Catalogue;
  readonly language: Language;
  readonly reference: Reference;
  readonly policy: PolicySummary | undefined;
  /** Moments of this year are told without it. */
  readonly year: number | undefined;
}

export interface FactPart {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

/** What the data of a fact says, in words; in the order of the catalogue; what nobody reads (ids, references) is left out. */
export function partsOf(data: Readonly<Record<string, unknown>>, speaker: Speaker): FactPart[] {
  return Object.entries(speaker.words.complaint.parts).flatMap(([name, label]) => {
    const text = textOf(name, data[name], speaker);
    return text === '' ? [] : [{ name, label, value: text }];
  });
}

/** From which list of the policy the name in a part is. */
const vocabularies: Readonly<Record<string, Vocabulary>> = {
  kind: 'kinds',
  category: 'categories',
  product: 'products',
  grade: 'grades',
  raiseGradeTo: 'grades',
  department: 'departments',
  assisting: 'departments',
  ground: 'declineGrounds',
  flags: 'flags',
  flagsDown: 'flags',
  solutionType: 'solutionTypes',
  waitingFor: 'pauseStates',
  waitedFor: 'pauseStates',
  deadline: 'deadlines',
  band: 'bands',
  step: 'steps',
};

function textOf(name: string, value: unknown, speaker: Speaker): string {
  const { words, language, reference, policy } = speaker;
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value) && name !== 'goods') return value.map((one) => textOf(name, one, speaker)).join(' · ');
  if (typeof value === 'boolean') return value ? words.terms.yes : words.terms.no;
  if (typeof value === 'object') return structuredText(name, value, speaker);
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  const vocabulary = vocabularies[name];
  if (name === 'cause') return among(words.complaint.moved, reference.label('causes', value, policy));
  if (vocabulary !== undefined) return reference.label(vocabulary, value, policy);
  switch (name) {
    case 'handler':
    case 'firstContactOwner':
    case 'complainedAbout':
      return reference.person(value);
    case 'because':
      return becauseText(value, speaker);
    case 'previous':
      return previousText(value, reference, policy);
    case 'channel':
      return among(words.terms.channels, value);
    case 'liability':
      return among(words.terms.liabilities, value);
    case 'role':
    case 'ownerRole':
    case 'arbiter':
    case 'escalateTo':
    case 'reassignTo':
    case 'tell':
    case 'to':
    case 'approvals':
      return reference.role(value, words.shell.roles, policy);
    default:
      return name.endsWith('At') ? momentText(value, language, speaker.year) : value;
  }
}

/** Amounts and goods; anything else that has parts of its own is not for reading. */
function structuredText(name: string, value: object, { language, reference, policy }: Speaker): string {
  if (name === 'amount' || name === 'compensation') return moneyText(value as Money, language);
  if (name !== 'goods') return '';
  return (value as Goods[])
    .map(({ item, quantity }) => `${reference.label('products', item, policy)} × ${quantity}`)
    .join(' · ');
}

/** What the services give as reason; a rule of the policy, or a person’s own words, stays as it is. */
function becauseText(value: string, { words: { complaint }, reference, policy }: Speaker): string {
  const known = (text: string) => complaint.closings[text] ?? complaint.reasons[text] ?? complaint.facts[text];
  const named = (name: string) =>
    (['pauseStates', 'facts', 'deadlines', 'steps'] as const)
      .map((vocabulary) => reference.label(vocabulary, name, policy))
      .find((label) => label !== name);
  const refuted = /^(\S+) was met after all$/.exec(value)?.[1];
  if (refuted !== undefined) return complaint.metAfterAll(reference.label('deadlines', refuted, policy));
  const parts = value.split(', ').map((part) => ({ part, words: known(part) ?? named(part) }));
  if (parts.every(({ words }) => words === undefined)) return value;
  return known(value) ?? parts.map(({ part, words }) => words ?? part).join(complaint.comma);
}

/** What was before: a grade, a department or a person, as the fact may be about any of them. */
function previousText(value: string, reference: Reference, policy: PolicySummary | undefined): string {
  if (value.includes(':')) return reference.person(value);
  const grade = reference.label('grades', value, policy);
  return grade === value ? reference.label('departments', value, policy) : grade;
}

function among(texts: Readonly<Record<string, string>>, value: string): string {
  return texts[value] ?? value;
}
