import type { ClockReading } from '@redress/contracts';
import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useSyncExternalStore } from 'react';

interface Anchor {
  readonly businessMs: number;
  readonly speed: number;
  /** When the reading came, by the browser's monotonic clock. */
  readonly takenAt: number;
}

class TickingClock {
  private anchor: Anchor | undefined;
  private shown: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  get speed(): number {
    return this.anchor?.speed ?? 1;
  }

  /** Sets the clock by a reading of the API. */
  set(reading: ClockReading): void {
    this.anchor = { businessMs: Date.parse(reading.now), speed: reading.speed, takenAt: performance.now() };
    this.show();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.tick();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) clearTimeout(this.timer);
    };
  };

  /** Business milliseconds of the epoch as last shown; everything on the screen ticks together. */
  readonly read = (): number | undefined => this.shown;

  private show(): void {
    const { anchor } = this;
    if (!anchor) return;
    this.shown = anchor.businessMs + (performance.now() - anchor.takenAt) * anchor.speed;
    for (const listener of this.listeners) listener();
  }

  private tick(): void {
    this.show();
    this.timer = setTimeout(() => this.tick(), this.speed > 1 ? 250 : 1_000);
  }
}

const ClockContext = createContext<TickingClock | undefined>(undefined);

export function BusinessClockProvider({ children }: { readonly children: ReactNode }) {
  const clock = useMemo(() => new TickingClock(), []);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

function useClock(): TickingClock {
  const clock = use(ClockContext);
  if (!clock) throw new Error('the business clock is asked for outside of BusinessClockProvider');
  return clock;
}

/** The business clock's time in milliseconds of the epoch, ticking; undefined until the API has told it. */
export function useBusinessNow(): number | undefined {
  const clock = useClock();
  return useSyncExternalStore(clock.subscribe, clock.read);
}

/** How many times faster than real time business goes by. */
export function useBusinessSpeed(): number {
  const clock = useClock();
  return useSyncExternalStore(clock.subscribe, () => clock.speed);
}

/** The year it is for the business, by the reader's zone. */
export function useBusinessYear(): number | undefined {
  const clock = useClock();
  return useSyncExternalStore(clock.subscribe, () => {
    const now = clock.read();
    return now === undefined ? undefined : new Date(now).getFullYear();
  });
}

/** Takes over every reading of the clock that an answer brings along. */
export function useClockSetter(): (reading: ClockReading) => void {
  const clock = useClock();
  const last = useRef<ClockReading | undefined>(undefined);
  return useCallback(
    (reading) => {
      if (last.current === reading) return;
      last.current = reading;
      clock.set(reading);
    },
    [clock],
  );
}
