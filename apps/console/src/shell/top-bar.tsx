import { useRef } from 'react';
import { useApi } from '../api/api.js';
import { Icon } from '../design/icon.js';
import { addressOf, filtersIn } from '../features/complaint-queue/queue-filters.js';
import { useWords } from '../language/language.js';
import { useHotkeys } from '../navigation/hotkeys.js';
import { Link, navigate, useAddress } from '../navigation/router.js';
import { useShortcutsOn } from '../navigation/shortcuts-switch.js';
import { AccountMenu } from './account-menu.js';
import { BusinessTime } from './business-time.js';
import { LanguageSwitch } from './language-switch.js';
import { RoomLinks } from './room-links.js';

/** Always there: where one is, the search, the business clock, the language, and who one is. */
export function TopBar({ showShortcuts }: { readonly showShortcuts: () => void }) {
  const { shell } = useWords();
  return (
    <header className="top-bar">
      <Link href="/" className="brand" aria-label={`Redress, ${shell.queue}`}>
        <img src="/mark.svg" alt="" width="26" height="26" />
        <span>Redress</span>
      </Link>
      <nav className="rooms" aria-label={shell.rooms}>
        <RoomLinks />
      </nav>
      <Search />
      <div className="top-bar-right">
        <LiveDot />
        <BusinessTime />
        <div className="wide-only">
          <LanguageSwitch />
        </div>
        <Link href="/register" className="button primary" aria-label={shell.registerComplaint}>
          <Icon name="plus" size={18} />
          <span className="wide-only">{shell.register}</span>
        </Link>
        <AccountMenu showShortcuts={showShortcuts} />
      </div>
    </header>
  );
}

function Search() {
  const { shell } = useWords();
  const { path, query } = useAddress();
  const field = useRef<HTMLInputElement>(null);
  const byKey = useShortcutsOn();
  const sought = path === '/' ? (filtersIn(query).q ?? '') : '';
  useHotkeys({ '/': () => field.current?.select() });
  return (
    <search className="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const words = field.current?.value.trim() ?? '';
          navigate(words === '' ? '/' : addressOf({ status: 'all', q: words }));
          field.current?.blur();
        }}
      >
        <Icon name="search" size={18} />
        <input
          key={sought}
          ref={field}
          type="search"
          name="q"
          defaultValue={sought}
          maxLength={200}
          placeholder={shell.searchPlaceholder}
          aria-label={shell.search}
          aria-keyshortcuts={byKey ? '/' : undefined}
          autoComplete="off"
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        {byKey ? <kbd aria-hidden="true">/</kbd> : null}
      </form>
    </search>
  );
}

function LiveDot() {
  const { shell } = useWords();
  const { liveStatus } = useApi();
  const text = shell[liveStatus];
  return (
    <span className={`live-dot ${liveStatus}`} role="img" aria-label={text} title={text}>
      {liveStatus === 'offline' ? text : null}
    </span>
  );
}
