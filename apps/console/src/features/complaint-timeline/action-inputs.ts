import type { ActionName, PolicyRef, Role } from '@redress/contracts';
import type { FormInput } from '../../forms/form-input.js';
import type { Catalogue } from '../../language/catalogue.js';
import type { Option, Reference } from '../../reference/reference.js';
import { noteFactInputs } from './note-fact-inputs.js';
import { peopleFor } from './people-for.js';
import type { ComplaintRecords } from './records.js';

/** What the forms of the actions are made from. */
export interface ActionContext {
  readonly records: ComplaintRecords;
  readonly reference: Reference;
  readonly words: Catalogue;
  /** Of whoever is signed in; only for showing what the API would take. */
  readonly roles: readonly Role[];
}

/** The inputs of an action's form. */
export function inputsFor(action: ActionName, context: ActionContext): FormInput[] {
  const { words } = context;
  const { happenedAt, happenedHint } = words.actions.fields;
  const when: FormInput = { name: 'happenedAt', label: happenedAt, type: 'date-time', hint: happenedHint };
  const inputs = ownInputsFor(action, context);
  return withoutMoment.includes(action) ? inputs : [...inputs, when];
}

/** Actions whose body has no `happenedAt`. */
const withoutMoment: readonly ActionName[] = ['add-evidence', 'erase-customer', 'extend-deadline'];

/** What every action on a solution names: the one on the table. */
export function fixedPartsOf(action: ActionName, { case: handling }: ComplaintRecords): Record<string, unknown> {
  const solution = handling?.solution?.id;
  return onSolution.includes(action) && solution !== undefined ? { solution } : {};
}

const onSolution: readonly ActionName[] = [
  'approve-solution',
  'reject-solution',
  'send-answer',
  'record-agreement',
  'record-refusal',
];

function ownInputsFor(action: ActionName, context: ActionContext): FormInput[] {
  const { words, reference, records } = context;
  const say = words.actions.fields;
  const policy = policyOf(context);
  const must = { required: true } as const;
  const text = (name: string, label: string): FormInput => ({ name, label, type: 'long-text' });
  const reason: FormInput = { name: 'reason', label: say.reason, type: 'text', maxLength: 200, ...must };
  const choice = (name: string, label: string, options: readonly Option[]): FormInput =>
    options.length <= 6
      ? { name, label, type: 'chips', options, ...must }
      : { name, label, type: 'choice', options, ...must };
  const channel: FormInput = {
    name: 'channel',
    label: say.channel,
    type: 'choice',
    options: Object.entries(words.terms.channels).map(([value, label]) => ({ value, label })),
    initial: 'phone',
    ...must,
  };
  switch (action) {
    case 'accept':
    case 'resume':
    case 'close':
      return [];
    case 'decline':
      return [
        choice('ground', say.ground, reference.options('declineGrounds', policy)),
        text('explanation', say.explanation),
      ];
    case 'withdraw':
      return [text('reason', say.reason)];
    case 'add-evidence':
      return [
        { ...text('text', say.evidenceText), when: (values) => !values['file'] },
        { name: 'file', label: say.evidenceFile, type: 'file' },
      ];
    case 'erase-customer':
      return [
        choice(
          'reason',
          say.reason,
          Object.entries(words.terms.erasureGrounds).map(([value, label]) => ({ value, label })),
        ),
      ];
    case 'escalate':
    case 'return':
      return [reason];
    case 'assign':
      return [{ name: 'handler', label: say.handler, type: 'choice', options: peopleFor(context), ...must }];
    case 'reroute':
      return [choice('department', say.department, reference.options('departments', policy)), reason];
    case 'move':
      return [{ name: 'version', label: say.version, type: 'number', ...must }, reason];
    case 'regrade':
      return [choice('grade', say.grade, reference.options('grades', policy)), reason];
    case 'record-contact':
      return [
        channel,
        { name: 'reached', label: say.reached, type: 'yes-no', initial: 'yes', ...must },
        text('note', say.note),
      ];
    case 'record-findings':
      return [
        choice(
          'liability',
          say.liability,
          Object.entries(words.terms.liabilities).map(([value, label]) => ({ value, label })),
        ),
        { ...choice('cause', say.cause, reference.options('causes', policy)), required: false },
        { ...text('findings', say.findings), ...must },
      ];
    case 'propose-solution':
      return [
        { ...text('text', say.solutionText), ...must },
        ...solutionTypes(context),
        { name: 'compensation', label: say.compensation, type: 'money', currency: policy?.currency ?? 'CNY' },
        { name: 'goods', label: say.goods, type: 'goods', options: reference.options('products', policy) },
      ];
    case 'note-fact':
      return noteFactInputs(context);
    case 'approve-solution':
    case 'reject-solution':
      return [text('opinion', say.opinion)];
    case 'pause':
      return [
        choice('waitingFor', say.waitingFor, reference.options('pauseStates', policy)),
        text('reason', say.reason),
      ];
    case 'resolve':
      return [text('result', say.result)];
    case 'reopen':
      return [{ ...text('reason', say.reason), ...must }];
    case 'extend-deadline':
      return [
        { name: 'until', label: say.until, type: 'date-time', ...must },
        { ...text('reason', say.reason), ...must },
      ];
    case 'send-answer':
      return [
        { ...channel, initial: records.complaint?.channel ?? 'phone' },
        { ...text('text', say.answer), ...must },
      ];
    case 'record-agreement':
      return [{ name: 'signed', label: say.signed, type: 'yes-no', initial: 'no', ...must }];
    case 'record-refusal':
      return [text('reason', say.reason)];
    case 'record-callback':
      return callbackInputs(context);
    case 'rate':
      return [{ name: 'score', label: say.score, type: 'score', ...must }];
  }
}

function callbackInputs({ words }: ActionContext): FormInput[] {
  const say = words.actions.fields;
  const reached: FormInput['when'] = (values) => values['reached'] === 'yes';
  return [
    { name: 'reached', label: say.reached, type: 'yes-no', initial: 'yes', required: true },
    { name: 'satisfied', label: say.satisfied, type: 'yes-no', required: true, when: reached },
    { name: 'attitude', label: say.attitude, type: 'score', when: reached },
    { name: 'result', label: say.resultScore, type: 'score', when: reached },
    { name: 'note', label: say.note, type: 'long-text' },
  ];
}

/** What the policy calls the offer, where it tells kinds of offers apart. */
function solutionTypes(context: ActionContext): FormInput[] {
  const options = context.reference.options('solutionTypes', policyOf(context));
  const label = context.words.actions.fields.solutionType;
  return options.length === 0 ? [] : [{ name: 'solutionType', label, type: 'choice', options }];
}

/** The version by which the complaint is judged now; undefined as long as it is not here. */
export function policyOf({ reference, records }: Pick<ActionContext, 'reference' | 'records'>) {
  const named = policyRefOf(records);
  return named && reference.policyVersion(named);
}

/** A case can have been moved to another version than the one its complaint was registered under. */
export function policyRefOf({ case: handling, complaint }: ComplaintRecords): PolicyRef | undefined {
  return handling?.policy ?? complaint?.policy;
}

/** Whether the form of an action offers what the policy names, so that it cannot be made without it. */
export function asksByPolicy(action: ActionName): boolean {
  return byPolicy.includes(action);
}

const byPolicy: readonly ActionName[] = [
  'decline',
  'reroute',
  'regrade',
  'record-findings',
  'propose-solution',
  'note-fact',
  'pause',
];
