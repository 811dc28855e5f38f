import { useLanguage } from '../language/language.js';
import { useBusinessNow, useBusinessSpeed } from '../time/business-clock.js';
import { exactMomentText, momentText } from '../time/moments.js';

/** What time it is for the business; in a simulation also how fast it goes by. */
export function BusinessTime() {
  const { language, words } = useLanguage();
  const now = useBusinessNow();
  const speed = useBusinessSpeed();
  if (now === undefined) return null;
  const times = speed.toLocaleString(language);
  const title = `${words.shell.businessTime}: ${exactMomentText(now, language)}`;
  return (
    <span className="business-time number" title={title}>
      <span className="for-readers">{words.shell.businessTime}</span>
      {momentText(now, language)}
      {speed === 1 ? null : (
        <span className="badge soon" title={words.shell.speed(times)}>
          ×{times}
        </span>
      )}
    </span>
  );
}
