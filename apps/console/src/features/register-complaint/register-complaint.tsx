import type { ComplaintRegisteredAnswer } from '@redress/contracts';
import { useState } from 'react';
import { useApi } from '../../api/api.js';
import { AttemptKey } from '../../api/attempt-key.js';
import { useAnnounce } from '../../design/announcer.js';
import { ProblemNotice } from '../../design/problem-notice.js';
import { bodyOf, missingIn } from '../../forms/body-of.js';
import { FormField } from '../../forms/form-field.js';
import { asked, type FormValues } from '../../forms/form-input.js';
import { useFocusOnWrong, whatIsWrong } from '../../forms/wrong-fields.js';
import { useWords } from '../../language/language.js';
import { lastQueueAddress } from '../../navigation/last-queue.js';
import { navigate } from '../../navigation/router.js';
import { useTitle } from '../../navigation/use-title.js';
import { useReference } from '../../reference/reference.js';
import { useBranchChoice } from './branch-choice.js';
import { kindIn, usePolicyOfRegistration } from './policy-of-registration.js';
import { sectionsOf } from './registration-inputs.js';
import { useLeavingGuard } from './leaving-guard.js';
import './register-complaint.css';

/** The record sheet: what the customer says is written down once, and the policy takes it from there. */
export function RegisterComplaint() {
  const words = useWords();
  useTitle(words.register.title);
  const reference = useReference();
  const [values, setValues] = useState<FormValues>({ confidentiality: 'normal' });
  const [missing, setMissing] = useState<readonly string[]>([]);
  const branches = useBranchChoice(setValues);
  const { policy, error: noPolicy } = usePolicyOfRegistration(values);
  const kind = kindIn(policy, values['kind']);
  const filled: FormValues = { ...values, kind };
  const sections = sectionsOf({ words, reference, policy, kind, branches });
  const inputs = sections.flatMap((section) => section.inputs);
  const written = Boolean(values['narrative'] || values['customer.name']);
  const { register, registering, error } = useRegistering();
  const mayLeave = useLeavingGuard(written && !registering);

  const submit = () => {
    const lacking = missingIn(inputs, filled);
    setMissing(lacking);
    if (lacking.length === 0) void register({ kind, ...bodyOf(inputs, filled) }, mayLeave);
  };
  const form = useFocusOnWrong({ missing, error });
  const judged = { values: filled, missing, error, required: words.problems.required };
  return (
    <form
      ref={form}
      className="register"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <header className="register-head">
        <h1>{words.register.title}</h1>
        <p className="quiet">{words.register.lead}</p>
        {policy ? (
          <p className="quiet small">{words.register.underPolicy(reference.text(policy.title), policy.version)}</p>
        ) : null}
        <ProblemNotice error={noPolicy} />
      </header>
      {sections.map(({ title, inputs: own }) => (
        <section key={title} className="card register-section" aria-label={title}>
          <h2>{title}</h2>
          <div className="register-fields">
            {asked(own, filled).map((input) => (
              <FormField
                key={input.name}
                input={input}
                value={filled[input.name]}
                wrong={whatIsWrong(input.name, judged)}
                change={(value) => setValues((before) => ({ ...before, [input.name]: value }))}
              />
            ))}
          </div>
        </section>
      ))}
      <footer className="register-foot">
        <ProblemNotice error={error} />
        <div className="register-buttons">
          <button type="button" className="button" onClick={() => navigate(lastQueueAddress())}>
            {words.register.cancel}
          </button>
          <button type="submit" className="button primary" disabled={registering}>
            {registering ? words.register.submitting : words.register.submit}
          </button>
        </div>
      </footer>
    </form>
  );
}

/** Registers, once however often it is sent, and opens what was registered. */
function useRegistering() {
  const { client } = useApi();
  const announce = useAnnounce();
  const words = useWords();
  const [key] = useState(() => new AttemptKey());
  const [state, setState] = useState<{ registering: boolean; error?: unknown }>({ registering: false });

  const register = async (body: Record<string, unknown>, mayLeave: () => void) => {
    setState({ registering: true });
    try {
      const writing = { body, key: key.for(body) };
      const { complaintId, registrationNumber } = await client.post<ComplaintRegisteredAnswer>(
        '/api/v1/complaints',
        writing,
      );
      mayLeave();
      announce(words.register.done(registrationNumber));
      navigate(`/complaints/${complaintId}`);
    } catch (error) {
      setState({ registering: false, error });
    }
  };
  return { register, ...state, error: state.error };
}
