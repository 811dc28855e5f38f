/** One property of an event: `DTSTART;VALUE=DATE:20261001`. */
export interface EventProperty {
  readonly value: string;
  /** Between name and value, in upper case: `VALUE=DATE`; empty where there are none. */
  readonly parameters: string;
}

/** One event of an iCalendar file. */
export interface CalendarEvent {
  /** The line it begins on, from 1. */
  readonly line: number;
  /** By name in upper case; some may be there several times. */
  readonly properties: ReadonlyMap<string, readonly EventProperty[]>;
}

/** The events of iCalendar text, folded lines put together and escapes undone; alarms inside an event are skipped. */
export function eventsOf(text: string): CalendarEvent[] {
  const events: CalendarEvent[] = [];
  let current: { line: number; properties: Map<string, EventProperty[]>; inner: number } | undefined;
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

/** The value of a property, the first where it is there several times. */
export function valueOf({ properties }: CalendarEvent, name: string): string | undefined {
  return properties.get(name)?.[0]?.value;
}

function addProperty(properties: Map<string, EventProperty[]>, content: string): void {
  const parts = /^([A-Za-z0-9-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/.exec(content);
  if (!parts?.[1]) return;
  const name = parts[1].toUpperCase();
  const property = { value: unescaped(parts[3] ?? '').trim(), parameters: (parts[2] ?? '').slice(1).toUpperCase() };
  const known = properties.get(name);
  if (known) known.push(property);
  else properties.set(name, [property]);
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
