import type { QueueChanged } from '@redress/contracts';
import type { Client } from './client.js';
import { EventStreamReader } from './event-stream.js';
import { ApiProblem } from './problem.js';

export type LiveStatus = 'live' | 'polling' | 'offline';

/** Which complaint changed; null stands for "perhaps any". */
export type ChangeListener = (complaintId: string | null) => void;

const POLL_MS = 2_000;
const REOPEN_AFTER_MS = 10_000;

/**
 * Follows `/api/v1/queue/live`. While the stream cannot be had, "perhaps any" is told every two seconds and the
 * stream is tried again every ten.
 *
 * @returns ends it
 */
export function followChanges(
  client: Client,
  tell: ChangeListener,
  setStatus: (status: LiveStatus) => void,
): () => void {
  const ending = new AbortController();
  let poll: ReturnType<typeof setInterval> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  function startPolling(status: LiveStatus): void {
    setStatus(status);
    poll ??= setInterval(() => tell(null), POLL_MS);
  }

  function stopPolling(): void {
    clearInterval(poll);
    poll = undefined;
  }

  async function listen(): Promise<void> {
    try {
      const answer = await client.open('/api/v1/queue/live', 'text/event-stream', ending.signal);
      stopPolling();
      setStatus('live');
      tell(null); // whatever happened while nobody listened
      for await (const complaintId of changesIn(answer)) tell(complaintId);
      startPolling('polling');
    } catch (error) {
      if (ending.signal.aborted) return;
      startPolling(error instanceof ApiProblem ? 'polling' : 'offline');
    }
    if (!ending.signal.aborted) again = setTimeout(() => void listen(), REOPEN_AFTER_MS);
  }

  void listen();
  return () => {
    ending.abort();
    stopPolling();
    clearTimeout(again);
  };
}

async function* changesIn(answer: Response): AsyncGenerator<string | null> {
  if (!answer.body) return;
  const reader = new EventStreamReader();
  const pieces = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await pieces.read();
    if (done) return;
    for (const { event, data } of reader.take(value)) if (event === 'changed') yield complaintIn(data);
  }
}

function complaintIn(data: string): string | null {
  try {
    const { complaintId } = JSON.parse(data) as Partial<QueueChanged>;
    return complaintId ?? null;
  } catch {
    return null;
  }
}
