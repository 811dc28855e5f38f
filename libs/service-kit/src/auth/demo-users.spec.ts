import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { demoUsers } from './demo-users.js';

interface Person {
  readonly id: string;
  readonly department: string | null;
  readonly deputies?: readonly string[];
  readonly clearance?: string;
}

const asSignedIn = ({ deputies: _deputies, clearance = 'normal', ...person }: Person) => ({ ...person, clearance });

describe('the demonstration users', () => {
  it('are who the directory of the example enterprise says they are', () => {
    const file = join(__dirname, '../../../../policies/organisation.yaml');
    const { people } = parse(readFileSync(file, 'utf8')) as { people: readonly Person[] };
    const signedIn = people.map(({ id }) => demoUsers.find((user) => user.id === id));
    expect(signedIn.map((user) => user && { ...user, department: user.department ?? null })).toEqual(
      people.map(asSignedIn),
    );
  });
});
