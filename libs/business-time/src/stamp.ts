import type { Reckoning } from './reckon/reckoning.js';

type Versions = Pick<Reckoning['calendar'], 'id' | 'version' | 'inherits'>;

/** A calendar with what it inherits from, each in its version: `hangzhou@2<cn-east@1<cn-standard@5`. */
export function stampOf({ id, version, inherits = [] }: Versions): string {
  return [{ id, version }, ...inherits].map((each) => `${each.id}@${each.version}`).join('<');
}

/** The calendars of a stamp, nearest first. @throws {SyntaxError} for text that is no stamp */
export function versionsOf(stamp: string): readonly { readonly id: string; readonly version: number }[] {
  return stamp.split('<').map((part) => {
    const [, id, version] = /^([a-z0-9-]+)@([1-9][0-9]*)$/.exec(part) ?? [];
    if (id === undefined) throw new SyntaxError(`${part} names no version of a calendar.`);
    return { id, version: Number(version) };
  });
}
