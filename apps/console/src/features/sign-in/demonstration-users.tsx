import type { Role } from '@redress/contracts';
import { useEffect, useState } from 'react';
import { useWords } from '../../language/language.js';

interface DemonstrationUser {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly branches: readonly string[];
}

/** The users of the built-in issuer, one for each role. */
export function DemonstrationUsers({
  begin,
  fail,
}: {
  readonly begin: (token: string) => void;
  readonly fail: () => void;
}) {
  const { signIn, shell } = useWords();
  const [users, setUsers] = useState<readonly DemonstrationUser[]>([]);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    read<{ users: DemonstrationUser[] }>('/auth/login')
      .then((answer) => setUsers(answer.users))
      .catch(fail);
  }, [fail]);

  const enter = (user: string) => {
    setBusy(true);
    const body = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user }) };
    read<{ access_token: string }>('/auth/login', body)
      .then(({ access_token }) => begin(access_token))
      .catch(() => {
        setBusy(false);
        fail();
      });
  };

  return (
    <div className="demonstration">
      <h2>{signIn.asDemonstrationUser}</h2>
      <ul>
        {users.map(({ id, name, roles, branches }) => (
          <li key={id}>
            <button type="button" className="demonstration-user" disabled={busy} onClick={() => enter(id)}>
              <span className="demonstration-role">{roles.map((role) => shell.roles[role]).join(' · ')}</span>
              <span className="quiet small">
                {name} · {branches.map((branch) => (branch === '*' ? shell.everyBranch : branch)).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet small">{signIn.demonstrationOnly}</p>
    </div>
  );
}

async function read<Body>(path: string, init?: RequestInit): Promise<Body> {
  const answer = await fetch(path, init);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.json()) as Body;
}
