/** What the rooms of policies and of calendars say alike. */
export const rules = {
  version: (version: number) => `Version ${version}`,
  versions: 'Versions',
  publishedBy: 'published by',
  byFile: 'a file',
  edit: 'New version',
  chooseFile: 'Choose a file',
  reason: 'Why',
  reasonHint: 'Kept with the version, with your name and the time.',
  publish: 'Publish this version',
  publishing: 'Publishing …',
};
