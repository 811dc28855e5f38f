import { useState } from 'react';
import { useApi } from '../../api/api.js';
import { AttemptKey } from '../../api/attempt-key.js';
import { ApiProblem } from '../../api/problem.js';
import { useAnnounce } from '../../design/announcer.js';
import { ProblemNotice } from '../../design/problem-notice.js';
import { Sheet } from '../../design/sheet.js';
import { bodyOf, missingIn } from '../../forms/body-of.js';
import { FormField } from '../../forms/form-field.js';
import { asked, type FormValues, initialValues } from '../../forms/form-input.js';
import { useFocusOnWrong, whatIsWrong } from '../../forms/wrong-fields.js';
import { useWords } from '../../language/language.js';
import { useReference } from '../../reference/reference.js';
import { useSession } from '../../session/session-context.js';
import { asksByPolicy, fixedPartsOf, inputsFor, policyOf } from './action-inputs.js';
import { type AvailableAction, isDestructive } from './available-actions.js';
import type { OneComplaint } from './use-complaint.js';

interface ActionSheetProps {
  readonly action: AvailableAction;
  readonly one: OneComplaint;
  /** Why the policy of the complaint is not here. */
  readonly policyError: unknown;
  readonly close: () => void;
}

/** One action, once the policy is here whose names it offers. */
export function ActionSheet({ action, one, policyError, close }: ActionSheetProps) {
  const { actions, shell } = useWords();
  const reference = useReference();
  if (!asksByPolicy(action.name) || policyOf({ reference, records: one }))
    return <ActionForm action={action} one={one} close={close} />;
  return (
    <Sheet title={actions.names[action.name].name} close={close}>
      <ProblemNotice error={policyError} />
      {policyError === undefined ? <p role="status">{shell.loading} …</p> : null}
    </Sheet>
  );
}

/** The form of one action. What was typed stays when somebody else was faster. */
function ActionForm({ action, one, close }: Omit<ActionSheetProps, 'policyError'>) {
  const words = useWords();
  const reference = useReference();
  const say = words.actions.names[action.name];
  const { person } = useSession();
  const inputs = inputsFor(action.name, { records: one, reference, words, roles: person.roles });
  const [values, setValues] = useState<FormValues>(() => initialValues(inputs));
  const [missing, setMissing] = useState<readonly string[]>([]);
  const { send, sending, error, stale } = useSending(action, one, close);

  const submit = () => {
    const lacking = missingIn(inputs, values);
    setMissing(lacking);
    if (lacking.length === 0) void send({ ...fixedPartsOf(action.name, one), ...bodyOf(inputs, values) });
  };
  const form = useFocusOnWrong({ missing, error });
  const judged = { values, missing, error, required: words.problems.required };
  const tone = isDestructive(action.name) ? 'button danger primary' : 'button primary';
  return (
    <Sheet
      title={say.name}
      close={close}
      form={form}
      submit={submit}
      foot={
        <>
          <button type="button" className="button" onClick={close}>
            {words.actions.cancel}
          </button>
          <button type="submit" className={tone} disabled={sending}>
            {sending ? words.actions.sending : say.send}
          </button>
        </>
      }
    >
      {say.hint === undefined ? null : <p className="quiet">{say.hint}</p>}
      {stale ? (
        <p className="notice calm" role="alert">
          {words.problems.changedMeanwhile}
        </p>
      ) : (
        <ProblemNotice error={error} />
      )}
      {asked(inputs, values).map((input) => (
        <FormField
          key={input.name}
          input={input}
          value={values[input.name]}
          wrong={whatIsWrong(input.name, judged)}
          change={(value) => setValues((before) => ({ ...before, [input.name]: value }))}
        />
      ))}
    </Sheet>
  );
}

/** Sends the body of an action, once per content, and says how that went. */
function useSending(action: AvailableAction, one: OneComplaint, close: () => void) {
  const { client } = useApi();
  const announce = useAnnounce();
  const { actions } = useWords();
  const [key] = useState(() => new AttemptKey());
  const [state, setState] = useState<{ sending: boolean; error?: unknown; stale?: boolean }>({ sending: false });

  const send = async (body: Record<string, unknown>) => {
    setState({ sending: true });
    try {
      await client.post(action.href, { body, version: action.version, key: key.for([action.version, body]) });
      announce(actions.names[action.name].done);
      close();
    } catch (error) {
      const stale = error instanceof ApiProblem && error.status === 412;
      setState({ sending: false, error, stale });
    }
    await one.reload();
  };
  return { send, sending: state.sending, error: state.error, stale: state.stale === true };
}
