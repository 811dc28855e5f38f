/** One property of an event: `DTSTART;VALUE=DATE:20261001`, without its parameters. */
export interface EventProperty {
  readonly value: string;
}

/** One event of an iCalendar file. */
export interface CalendarEvent {
  /** The line it begins on, from 1. */
  readonly line: number;
  readonly properties: ReadonlyMap<string, EventProperty>;
}

/** The events of iCalendar text, folded lines put together and escapes undone; alarms inside an event are skipped. */
export function eventsOf(text: string): CalendarEvent[] {
  const events: CalendarEvent[] = [];
  let current: { line: number; properties: Map<string, EventProperty>; inner: number } | undefined;
  for (const { line, content } of unfolded(text)) {
    if (/^BEGIN:VEVENT$/i.test(content)) current = { line, properties: new Map(), inner: 0 };
    else if (/^END:VEVENT$/i.test(content)) {
      if (current) events.push({ line: current.line, properties: current.properties });
      current = undefined;
    } else if (current && /^(BEGIN|END):/i.test(content)) current.inner += /^B/i.test(content) ? 1 : -1;
    else if (current?.inner === 0) addProperty(current.properties, content);
  }
  return events;
}

function addProperty(properties: Map<string, EventProperty>, content: string): void {
  const parts = /^([A-Za-z0-9-]+)(?:;(?:"[^"]*"|[^":])*)?:(.*)$/.exec(content);
  if (parts?.[1] && !properties.has(parts[1].toUpperCase()))
    properties.set(parts[1].toUpperCase(), { value: unescaped(parts[2] ?? '') });
}

function unescaped(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character));
}

/** Lines as written before they were folded, with the number of the first. */
function unfolded(text: string): { line: number; content: string }[] {
  const lines: { line: number; content: string }[] = [];
  text.split(/\r\n|\n|\r/).forEach((content, index) => {
    const last = lines.at(-1);
    if (/^[ \t]/.test(content) && last) last.content += content.slice(1);
    else lines.push({ line: index + 1, content });
  });
  return lines;
}
