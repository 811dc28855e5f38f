import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Metrics } from './metrics.js';

/**
 * What the process itself uses. In one process of four services each tells the same figures.
 *
 * @returns ends the sampling
 */
export function measureProcess(metrics: Metrics): () => void {
  // Every 100 ms: at the default of 10 ms the sampling alone keeps an idle process awake.
  const delay = monitorEventLoopDelay({ resolution: 100 });
  delay.enable();
  metrics.gauge(
    'redress_event_loop_delay_p99_seconds',
    'Time a due callback waits, 99th percentile since the last look.',
    () => {
      const seconds = Math.max(0, delay.percentile(99) / 1e9 - 0.1);
      delay.reset();
      return Number.isFinite(seconds) ? seconds : 0;
    },
  );
  metrics.gauge('process_resident_memory_bytes', 'Memory the process holds.', () => process.memoryUsage.rss());
  metrics.count('process_cpu_seconds_total', 'CPU time used since the start, in user and system mode.', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  metrics.gauge(
    'process_start_time_seconds',
    'When the process started, in seconds since 1970.',
    () => Date.now() / 1000 - process.uptime(),
  );
  return () => delay.disable();
}
