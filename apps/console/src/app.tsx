import { SignIn } from './features/sign-in/sign-in.js';
import { LanguageProvider } from './language/language.js';
import { SessionProvider, useSignIn } from './session/session-context.js';
import { Desk } from './shell/desk.js';
import { LanguageSwitch } from './shell/language-switch.js';

/** The console: the door, and behind it the desk. */
export function App() {
  return (
    <LanguageProvider>
      <SessionProvider>
        <DoorOrDesk />
      </SessionProvider>
    </LanguageProvider>
  );
}

function DoorOrDesk() {
  const session = useSignIn();
  if (session.person !== undefined) return <Desk key={session.person.id} />;
  return (
    <>
      <div className="door-corner">
        <LanguageSwitch />
      </div>
      <SignIn why={session.why} begin={session.begin} />
    </>
  );
}
