import { Problem } from '../problem/problem.js';
import { etagOf, versionOfIfMatch } from './etag.js';

const refused = (ifMatch: string | undefined) => {
  try {
    return versionOfIfMatch(ifMatch);
  } catch (fault) {
    return (fault as Problem).status;
  }
};

describe('ETag', () => {
  it('is the version in quotes, and is read back', () => expect(versionOfIfMatch(etagOf(7))).toBe(7));
  it('asks for a missing If-Match', () => expect(refused(undefined)).toBe(428));
  it.each(['7', '*', 'W/"7"', '"7", "8"', '"07"', '"-1"', '"seven"'])('refuses %s', (text) =>
    expect(refused(text)).toBe(400),
  );
});
