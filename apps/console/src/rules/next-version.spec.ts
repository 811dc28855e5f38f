import { nextVersion } from './next-version.js';

const versions = [{ version: 2 }, { version: 1 }];

describe('a copy to be changed', () => {
  it.each([
    ['YAML', 'name: standard\nversion: 1 # kept\nrules: []\n', 'name: standard\nversion: 3 # kept\nrules: []\n'],
    ['JSON', '{\n  "id": "shop",\n  "version": 2\n}', '{\n  "id": "shop",\n  "version": 3\n}'],
  ])('carries the version after the newest (%s)', (_format, source, copy) =>
    expect(nextVersion({ source, versions })).toBe(copy),
  );

  it('is left alone below its head', () =>
    expect(nextVersion({ source: 'version: 1\nnote: the old\nwas:\n  version: 1\n', versions })).toBe(
      'version: 3\nnote: the old\nwas:\n  version: 1\n',
    ));
});
