import { useEffect, useRef, useState } from 'react';
import { ApiProvider } from '../api/api.js';
import { AnnouncerProvider } from '../design/announcer.js';
import { Calendars } from '../features/calendars/calendars.js';
import { ComplaintQueue } from '../features/complaint-queue/complaint-queue.js';
import { ComplaintTimeline } from '../features/complaint-timeline/complaint-timeline.js';
import { Parked } from '../features/parked/parked.js';
import { Policies } from '../features/policies/policies.js';
import { RegisterComplaint } from '../features/register-complaint/register-complaint.js';
import { useWords } from '../language/language.js';
import { useHotkeys } from '../navigation/hotkeys.js';
import { forgetQueue, lastQueueAddress } from '../navigation/last-queue.js';
import { forgetSought } from '../navigation/sought.js';
import { Link, navigate, useAddress } from '../navigation/router.js';
import { ReferenceProvider } from '../reference/reference.js';
import { BusinessClockProvider } from '../time/business-clock.js';
import { useClockKeeper } from './clock-keeper.js';
import { useConnectionNews } from './connection-news.js';
import { FaultBoundary } from './fault-boundary.js';
import { ShortcutsHelp } from './shortcuts-help.js';
import { TopBar } from './top-bar.js';
import './shell.css';

/** The desk of somebody who is signed in: the bar above, and the room that the address names. */
export function Desk() {
  return (
    <ApiProvider>
      <BusinessClockProvider>
        <ReferenceProvider>
          <AnnouncerProvider>
            <Rooms />
          </AnnouncerProvider>
        </ReferenceProvider>
      </BusinessClockProvider>
    </ApiProvider>
  );
}

function Rooms() {
  const { shell } = useWords();
  const [helping, setHelping] = useState(false);
  useClockKeeper();
  useConnectionNews();
  useEffect(
    () => () => {
      forgetQueue();
      forgetSought();
    },
    [],
  );
  const { path } = useAddress();
  const room = useRoomFocus(path);
  useHotkeys({
    n: () => navigate('/register'),
    g: () => navigate(lastQueueAddress()),
    '?': () => setHelping(true),
  });
  return (
    <>
      <a className="skip" href="#room">
        {shell.skipToContent}
      </a>
      <TopBar showShortcuts={() => setHelping(true)} />
      <main ref={room} id="room" className="room" tabIndex={-1}>
        <FaultBoundary key={path} instead={<Broken />}>
          <Room />
        </FaultBoundary>
      </main>
      {helping ? <ShortcutsHelp close={() => setHelping(false)} /> : null}
    </>
  );
}

/** Readers of the screen start anew in a new room, and not at the link that led there. */
function useRoomFocus(path: string) {
  const room = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) room.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return room;
}

function Room() {
  const { path, query } = useAddress();
  const complaintId = /^\/complaints\/([\w-]+)$/.exec(path)?.[1];
  if (path === '/') return <ComplaintQueue query={query} />;
  if (path === '/register') return <RegisterComplaint />;
  if (complaintId !== undefined) return <ComplaintTimeline key={complaintId} complaintId={complaintId} />;
  const calendar = /^\/calendars(?:\/([\w-]+))?$/.exec(path);
  if (calendar) return <Calendars key={calendar[1] ?? ''} name={calendar[1]} query={query} />;
  const policy = /^\/policies(?:\/([\w-]+))?$/.exec(path);
  if (policy) return <Policies key={policy[1] ?? ''} name={policy[1]} query={query} />;
  if (path === '/parked') return <Parked />;
  return <NothingHere />;
}

function Broken() {
  const { problems, shell } = useWords();
  return (
    <div className="empty">
      <p role="alert">{problems.unexpected}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {shell.tryAgain}
      </button>
    </div>
  );
}

function NothingHere() {
  const { shell } = useWords();
  return (
    <div className="empty">
      <p>{shell.nothingHere}</p>
      <Link href="/" className="button">
        {shell.backToQueue}
      </Link>
    </div>
  );
}
