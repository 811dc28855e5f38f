import type { ClockReading } from '@redress/contracts';
import { useEffect } from 'react';
import { useAnswer } from '../api/use-answer.js';
import { useClockSetter } from '../time/business-clock.js';

const EVERY_MS = 60_000;

/** Sets the business clock as soon as somebody is at the desk, whatever the room, and again every minute. */
export function useClockKeeper(): void {
  const { answer, reload } = useAnswer<ClockReading>('/api/v1/deadlines/clock');
  const setClock = useClockSetter();
  useEffect(() => {
    if (answer) setClock(answer);
  }, [answer, setClock]);
  useEffect(() => {
    const timer = setInterval(() => void reload(), EVERY_MS);
    return () => clearInterval(timer);
  }, [reload]);
}
