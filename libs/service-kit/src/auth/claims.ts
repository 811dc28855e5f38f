import { type Clearance, clearances, type Principal, type Role, roles } from './principal.js';

/** Names of the claims that carry our rights; a dot goes one level down. */
export interface ClaimNames {
  readonly roles: string;
  readonly branches: string;
  readonly department: string;
  readonly clearance: string;
}

/** Who the claims of a verified token speak of. What they do not say is not given: no roles, no branches, the lowest clearance. */
export function principalOf(claims: Readonly<Record<string, unknown>>, names: ClaimNames): Principal {
  const id = String(claims['sub']);
  const held = textsAt(claims, names.roles).filter((role): role is Role => roles.some((known) => known === role));
  const kind = held.includes('channel') ? 'channel' : 'user';
  const department = textsAt(claims, names.department)[0];
  const { name, exp } = claims;
  return Object.freeze({
    id,
    kind,
    roles: held,
    branches: textsAt(claims, names.branches)
      .map((root) => root.replace(/\/+$/, ''))
      .filter((root) => root !== ''),
    clearance: clearanceOf(textsAt(claims, names.clearance)[0]),
    actor: `${kind}:${id}`,
    ...(department === undefined ? {} : { department }),
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof exp === 'number' ? { expiresAtMs: exp * 1000 } : {}),
  });
}

function clearanceOf(text: string | undefined): Clearance {
  return clearances.find((level) => level === text) ?? 'normal';
}

/** The texts at a claim: a list, one text, or several in one text with spaces between. */
function textsAt(claims: Readonly<Record<string, unknown>>, name: string): string[] {
  const value =
    claims[name] ??
    name.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], claims);
  if (typeof value === 'string') return value.split(/\s+/).filter((text) => text !== '');
  return Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string') : [];
}
