import { useState } from 'react';
import { ApiProvider } from '../api/api.js';
import { AnnouncerProvider } from '../design/announcer.js';
import { ComplaintQueue } from '../features/complaint-queue/complaint-queue.js';
import { ComplaintTimeline } from '../features/complaint-timeline/complaint-timeline.js';
import { RegisterComplaint } from '../features/register-complaint/register-complaint.js';
import { useWords } from '../language/language.js';
import { useHotkeys } from '../navigation/hotkeys.js';
import { Link, navigate, useAddress } from '../navigation/router.js';
import { ReferenceProvider } from '../reference/reference.js';
import { BusinessClockProvider } from '../time/business-clock.js';
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
  useHotkeys({
    n: () => navigate('/register'),
    g: () => navigate('/'),
    '?': () => setHelping(true),
  });
  return (
    <>
      <a className="skip" href="#room">
        {shell.skipToContent}
      </a>
      <TopBar showShortcuts={() => setHelping(true)} />
      <main id="room" className="room" tabIndex={-1}>
        <Room />
      </main>
      {helping ? <ShortcutsHelp close={() => setHelping(false)} /> : null}
    </>
  );
}

function Room() {
  const { path, query } = useAddress();
  const complaintId = /^\/complaints\/([\w-]+)$/.exec(path)?.[1];
  if (path === '/') return <ComplaintQueue query={query} />;
  if (path === '/register') return <RegisterComplaint />;
  if (complaintId !== undefined) return <ComplaintTimeline key={complaintId} complaintId={complaintId} />;
  return <NothingHere />;
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
