import type { Sources } from '../format.js';

/** Which rule of which policy a result comes from; `path` is the place in the file, like `grades.major.raisedBy.media`. */
export interface Because {
  readonly path: string;
  readonly sources: Sources;
}

export function because(path: string, sources: Sources): Because {
  return { path, sources };
}
