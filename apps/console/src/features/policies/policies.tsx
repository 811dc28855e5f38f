import { PolicyList } from './policy-list.js';
import { PolicyRoom } from './policy-room.js';
import './policies.css';

/** The rules of the house: all policies, or one of them with its versions. */
export function Policies({ name, query }: { readonly name: string | undefined; readonly query: URLSearchParams }) {
  if (name === undefined) return <PolicyList />;
  const version = Number(query.get('version'));
  return <PolicyRoom name={name} version={Number.isInteger(version) && version > 0 ? version : undefined} />;
}
