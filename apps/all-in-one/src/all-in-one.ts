import { feedbackService } from '@redress/feedback';
import { gatewayConfigOf, gatewayVariables, startGateway } from '@redress/gateway';
import { intakeService } from '@redress/intake';
import { InProcessHub } from '@redress/messaging';
import { routingService } from '@redress/routing';
import { openLog, readConfig, type RunningService, startService, type SteppingClock } from '@redress/service-kit';
import { slaTimerService } from '@redress/sla-timer';
import { tellDemoStories } from './demo-data/tell-demo-stories.js';

export interface AllInOne {
  /** The front door. */
  readonly url: string;
  stop(): Promise<void>;
}

const services = [intakeService, routingService, slaTimerService, feedbackService];

/**
 * The four services and the front door in one process: four Nest contexts that share nothing but the process and meet
 * in one hub, which hands announcements over as a broker would.
 *
 * @param clock  that all of them go by, for simulations; by default the installation’s
 */
export async function startAllInOne(
  env: Readonly<Record<string, string | undefined>>,
  { clock }: { readonly clock?: SteppingClock } = {},
): Promise<AllInOne> {
  const hub = new InProcessHub();
  const started: RunningService[] = [];
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of [...stops].reverse()) await end();
  };
  try {
    for (const service of services) {
      const running = await startService(service, {
        env: { ...env, TRANSPORT: 'in-process' },
        port: 0,
        hub,
        ...(clock && { clock }),
      });
      started.push(running);
      stops.push(() => running.stop());
    }
    hub.open();
    const gateway = await startGateway(gatewayConfigOf(readConfig(gatewayVariables, { ...env, ...urlsOf(started) })));
    stops.push(() => gateway.stop());
    if (env['DEMO_DATA'] === 'on') void tellDemoStories(gateway.url, openLog({ service: 'demo-data', level: 'info' }));
    return { url: gateway.url, stop: () => stopAll(gateway.stop.bind(gateway), started) };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** The front door closes first, then all services side by side. */
async function stopAll(closeFrontDoor: () => Promise<void>, running: readonly RunningService[]): Promise<void> {
  await Promise.all([closeFrontDoor(), ...running.map((service) => service.stop())]);
}

function urlsOf(running: readonly RunningService[]): Record<string, string> {
  return Object.fromEntries(running.map(({ name, url }) => [`${name.toUpperCase().replace('-', '_')}_URL`, url]));
}
