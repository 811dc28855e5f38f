import { randomUUID } from 'node:crypto';
import { ProjectionRunner } from '@redress/event-store';
import { InProcessHub, InProcessTransport, toMessage } from '@redress/messaging';
import { openLog } from '../observe/pino-log.js';
import type { ServiceDefinition } from '../service/definition.js';
import { startService, type RunningService } from '../service/start-service.js';
import { instantFromMs } from '@redress/business-time';
import { demoUsers } from '../auth/demo-users.js';
import { sampleSetting } from './sample-setting.js';

/** What a service answered over HTTP. */
export interface AnsweredOverHttp<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly etag: string;
  readonly body: Body;
}

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** An object is sent as JSON, a text as it is. */
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One service in this process, on a real database, for specs of what it answers: nobody else is there but the spec. */
export interface ServiceAtWork {
  readonly service: RunningService;
  /** Asks as a demonstration user, `/api/v1/` put before the path; a body makes it a POST. */
  ask<Body>(user: string, path: string, asked?: Asked): Promise<AnsweredOverHttp<Body>>;
  /** Another service announces something; numbers are given as they come. */
  hears(topic: string, key: string, type: string, data: object): Promise<void>;
  stop(): Promise<void>;
}

/** @param env  beside what every service needs */
export async function serviceAtWork(
  definition: ServiceDefinition,
  databaseUrl: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServiceAtWork> {
  const setting = await sampleSetting(databaseUrl);
  const hub = new InProcessHub();
  const log = openLog({ service: definition.name, level: 'error' });
  const service = await startService(definition, { env: { ...setting.env, ...env }, log, port: 0, hub });
  hub.open();
  // a list answers 503 until its read model is built for the first time
  await service.app.get(ProjectionRunner).catchUp();
  const numbers = new Map<string, number>();
  const tokens = new Map<string, Promise<string>>();
  return {
    service,
    ask: async <Body>(user: string, path: string, { method, body, headers }: Asked = {}) => {
      const token = tokens.get(user) ?? setting.tokenOf(roleOf(user));
      tokens.set(user, token);
      const answer = await fetch(`${service.url}/api/v1/${path}`, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          authorization: `Bearer ${await token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      return {
        status: answer.status,
        headers: answer.headers,
        etag: answer.headers.get('etag') ?? '',
        body: (answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as Body,
      };
    },
    hears: async (topic, key, type, data) => {
      const lane = `${topic} ${key}`;
      const number = (numbers.get(lane) ?? 0) + 1;
      numbers.set(lane, number);
      const now = instantFromMs(Date.now());
      const moment = { happenedAt: now, recordedAt: now };
      const announcement = { topic, key, number, type, eventId: randomUUID(), headers: {}, ...moment };
      const message = toMessage({ ...announcement, body: JSON.stringify(data) }, `/redress/${topic}`);
      await new InProcessTransport(hub).publish(topic, [message]);
    },
    stop: async () => {
      await service.stop();
      await setting.close();
    },
  };
}

/** @throws {Error} there is no demonstration user of that name */
function roleOf(user: string): string {
  const found = demoUsers.find(({ id }) => id === user);
  if (found === undefined) throw new Error(`There is no demonstration user ${user}`);
  return found.roles[0];
}
