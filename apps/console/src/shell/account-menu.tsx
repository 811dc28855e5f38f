import { useEffect, useRef } from 'react';
import { Icon } from '../design/icon.js';
import { useWords } from '../language/language.js';
import { useAddress } from '../navigation/router.js';
import { useReference } from '../reference/reference.js';
import { useSession } from '../session/session-context.js';
import { BusinessTime } from './business-time.js';
import { LanguageSwitch } from './language-switch.js';
import { RoomLinks } from './room-links.js';
import { ThemeSwitch } from './theme-switch.js';

const MENU = 'account-menu';

/** Who is signed in, in which role and for which branches; language, appearance, help, the way out. */
export function AccountMenu({ showShortcuts }: { readonly showShortcuts: () => void }) {
  const { shell } = useWords();
  const { person, end } = useSession();
  const reference = useReference();
  const { path } = useAddress();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.hidePopover(), [path]);
  const role = person.roles.map((one) => shell.roles[one]).join(' · ');
  const branches = person.branches
    .map((branch) => (branch === '*' ? shell.everyBranch : reference.branch(branch)))
    .join(' · ');
  return (
    <>
      <button
        type="button"
        className="account"
        popoverTarget={MENU}
        aria-label={`${shell.account}: ${person.name}, ${role}`}
      >
        <span className="initial" aria-hidden="true">
          {[...person.name][0]}
        </span>
        <span className="account-words">
          <span className="account-name">{person.name}</span>
          <span className="account-role">{role}</span>
        </span>
      </button>
      <div ref={menu} id={MENU} popover="auto" className="menu">
        <div className="menu-part">
          <span className="quiet small">{shell.signedInAs}</span>
          <strong>{person.name}</strong>
          <span>{role}</span>
          <span className="quiet small">
            {shell.branches}: {branches}
          </span>
        </div>
        <nav className="menu-part menu-rooms" aria-label={shell.rooms}>
          <RoomLinks />
        </nav>
        <div className="menu-part narrow-only">
          <BusinessTime />
        </div>
        <div className="menu-part">
          <span className="quiet small">{shell.language}</span>
          <LanguageSwitch />
        </div>
        <div className="menu-part">
          <span className="quiet small">{shell.theme}</span>
          <ThemeSwitch />
        </div>
        <div className="menu-part">
          <button type="button" className="button plain" popoverTarget={MENU} onClick={showShortcuts}>
            <Icon name="keyboard" /> {shell.shortcuts}
          </button>
          <button type="button" className="button plain" onClick={() => end('signed-out')}>
            <Icon name="signOut" /> {shell.signOut}
          </button>
        </div>
      </div>
    </>
  );
}
