export interface StreamedEvent {
  readonly event: string;
  readonly data: string;
}

/** Cuts a stream of server-sent events into events; text may arrive in pieces of any length. */
export class EventStreamReader {
  private rest = '';

  /** The events that are complete now that `piece` has come. Comments, which keep a line open, give none. */
  take(piece: string): StreamedEvent[] {
    const blocks = (this.rest + piece).replaceAll('\r\n', '\n').split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map(eventIn).filter((event) => event !== undefined);
  }
}

function eventIn(block: string): StreamedEvent | undefined {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  }
  return data.length > 0 ? { event, data: data.join('\n') } : undefined;
}
