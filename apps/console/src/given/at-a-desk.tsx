import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { ApiProvider } from '../api/api.js';
import { AnnouncerProvider } from '../design/announcer.js';
import { LanguageProvider } from '../language/language.js';
import { ReferenceProvider } from '../reference/reference.js';
import { SessionProvider } from '../session/session-context.js';
import { BusinessClockProvider } from '../time/business-clock.js';

const claims = { sub: 'rui', name: 'Rui Receiver', roles: ['receiver'], branches: ['*'] };
const kept: Readonly<Record<string, string>> = {
  'redress.language': 'en',
  'redress.token': `.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`,
};
const storage = { getItem: (key: string) => kept[key] ?? null };

/** What a part of the console says, in English, before any question has been answered. */
export function saidBy(part: ReactNode): string {
  Object.assign(globalThis, { localStorage: storage, sessionStorage: storage, navigator: { languages: [] } });
  return renderToStaticMarkup(
    <LanguageProvider>
      <SessionProvider>
        <ApiProvider>
          <BusinessClockProvider>
            <ReferenceProvider>
              <AnnouncerProvider>{part}</AnnouncerProvider>
            </ReferenceProvider>
          </BusinessClockProvider>
        </ApiProvider>
      </SessionProvider>
    </LanguageProvider>,
  );
}
