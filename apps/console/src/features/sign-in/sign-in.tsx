import { useCallback, useEffect, useState } from 'react';
import { useWords } from '../../language/language.js';
import { navigate } from '../../navigation/router.js';
import {
  collectToken,
  comesFromProvider,
  goToProvider,
  readSettings,
  type SignInSettings,
} from '../../session/provider.js';
import type { WhySignedOut } from '../../session/session-context.js';
import { DemonstrationUsers } from './demonstration-users.js';
import './sign-in.css';

interface SignInProps {
  readonly why: WhySignedOut | undefined;
  readonly begin: (token: string) => void;
}

/** The door: through the enterprise's own provider, or, on trials, as one of the demonstration users. */
export function SignIn({ why, begin }: SignInProps) {
  const { signIn } = useWords();
  const [settings, setSettings] = useState<SignInSettings>();
  const [failed, setFailed] = useState<'unavailable' | 'failed'>();
  const fail = useCallback(() => setFailed('failed'), []);

  useEffect(() => {
    readSettings()
      .then(setSettings)
      .catch(() => setFailed('unavailable'));
  }, []);

  useEffect(() => {
    if (!settings || !comesFromProvider()) return;
    collectToken(settings)
      .then(({ token, returnTo }) => {
        navigate(returnTo, { replace: true });
        begin(token);
      })
      .catch(() => {
        navigate('/', { replace: true });
        fail();
      });
  }, [settings, begin, fail]);

  return (
    <main className="door">
      <section className="card door-card">
        <img src="/mark.svg" alt="" width="44" height="44" />
        <h1>Redress</h1>
        <p className="quiet">{signIn.lead}</p>
        {why === 'expired' ? <p className="notice calm">{signIn.expired}</p> : null}
        {failed === undefined ? null : (
          <p className="notice" role="alert">
            {failed === 'failed' ? signIn.failed : signIn.unavailable}
          </p>
        )}
        {settings ? <Ways settings={settings} begin={begin} fail={fail} /> : null}
      </section>
    </main>
  );
}

function Ways({
  settings,
  begin,
  fail,
}: {
  readonly settings: SignInSettings;
  readonly begin: (token: string) => void;
  readonly fail: () => void;
}) {
  const { signIn } = useWords();
  if (settings.localSignIn) return <DemonstrationUsers begin={begin} fail={fail} />;
  if (comesFromProvider()) return <p>{signIn.goingOn}</p>;
  const returnTo = location.pathname + location.search;
  return (
    <button type="button" className="button primary" onClick={() => void goToProvider(settings, returnTo).catch(fail)}>
      {signIn.withProvider}
    </button>
  );
}
