/** The caller, a process of its own: takes one job after the other from the process that forked it. */
import { closedLoop } from './closed-loop.mjs';
import { openLoop } from './open-loop.mjs';

/** @type {Record<string, (job: any) => Promise<object>>} */
const loops = { closed: closedLoop, open: openLoop };

process.on('message', (/** @type {{ loop: string }} */ job) => {
  const begun = process.cpuUsage();
  loops[job.loop](job).then(
    (summary) => {
      const { user, system } = process.cpuUsage(begun);
      process.send?.({ ...summary, callerCpuSeconds: (user + system) / 1e6 });
    },
    (error) => process.send?.({ failure: String(error?.stack ?? error) }),
  );
});
process.on('disconnect', () => process.exit(0));
