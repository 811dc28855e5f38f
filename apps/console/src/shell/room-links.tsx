import type { Role } from '@redress/contracts';
import { useWords } from '../language/language.js';
import { Link, useAddress } from '../navigation/router.js';
import { useSession } from '../session/session-context.js';

/** Only for showing: who may see parked messages is the API's business. */
const mindTheMessages: readonly Role[] = ['administrator', 'head-office'];

/** The rooms of the desk: in the bar where it is wide, in the account menu where it is not. */
export function RoomLinks() {
  const { shell } = useWords();
  const { path } = useAddress();
  const { person } = useSession();
  const rooms = [
    { href: '/', text: shell.queue },
    { href: '/calendars', text: shell.calendars },
    { href: '/policies', text: shell.policies },
    ...(person.roles.some((role) => mindTheMessages.includes(role)) ? [{ href: '/parked', text: shell.parked }] : []),
  ];
  return rooms.map(({ href, text }) => {
    const here = href === '/' ? path === '/' : path.startsWith(href);
    return (
      <Link key={href} href={href} aria-current={here ? 'page' : undefined}>
        {text}
      </Link>
    );
  });
}
