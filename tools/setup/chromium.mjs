import { existsSync } from 'node:fs';

/** Where a Chromium of this machine lies: CHROMIUM_PATH, or the usual places. */
export function chromiumPath() {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  return places.find((place) => place && existsSync(place));
}
