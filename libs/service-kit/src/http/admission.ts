import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { BodiesArriving, type BodiesLimits } from './bodies-arriving.js';
import type { Lateness } from './lateness.js';

/**
 * The event loop is late from here on. What has begun by then still has most of its turns before it, and whoever is
 * refused hears of it between them: with 25 ms one refusal in a hundred took 140 ms or more under twice the load, with 5
 * it takes 50 to 102, and as many are accepted.
 */
const LATE_MS = 5;
/** Places that there are all the same: enough for group commit, and few enough to begin and end in some turns. */
const WHILE_LATE = 64;

/** A number of places; no more than 64 of them while the event loop is late, if anybody measures that. */
export class Admission {
  private taken = 0;

  constructor(
    private readonly places: number,
    private readonly lateness?: Lateness,
  ) {}

  get inFlight(): number {
    return this.taken;
  }

  get full(): boolean {
    if (this.taken >= this.places) return true;
    return this.taken >= WHILE_LATE && this.lateness !== undefined && this.lateness.ms > LATE_MS;
  }

  /** Takes a place, or answers false where none is left. */
  enter(): boolean {
    if (this.full) return false;
    this.taken += 1;
    this.lateness?.begin();
    return true;
  }

  leave(): void {
    this.taken -= 1;
    if (this.taken === 0) this.lateness?.end();
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** How far it is; undefined where it holds no place among the requests: it is answered, refused, or no such request. */
    stage?: 'arriving' | 'arriving-slowly' | 'at-work' | undefined;
  }
}

export interface Admitted {
  readonly bodies: BodiesArriving<FastifyReply>;
  /** Gives back the place of a request that turns out to be something else, before it is at work. */
  readonly leave: (request: FastifyRequest) => void;
}

/**
 * Refuses, before the body is read, what cannot be served soon. A request holds its place until the answer is ready, not
 * until the caller hangs up: work that nobody waits for any more is work all the same. A slow body keeps no place.
 */
export function admitRequests(
  http: FastifyInstance,
  { requests, bodies: limits }: { requests: Admission; bodies: BodiesLimits },
  answer: Readonly<Record<'tooBusy' | 'tooSlow', (request: FastifyRequest, reply: FastifyReply) => void>>,
): Admitted {
  const leave = (request: FastifyRequest) => {
    if (request.stage === 'arriving' || request.stage === 'at-work') requests.leave();
    request.stage = undefined;
  };
  const bodies = new BodiesArriving<FastifyReply>(
    limits,
    ({ request }) => {
      leave(request);
      request.stage = 'arriving-slowly';
    },
    (reply) => answer.tooSlow(reply.request, reply),
  );
  http.decorateRequest('stage');
  http.addHook('onRequest', (request, reply, done) => {
    if (isAside(request.url)) return done();
    if (!requests.enter()) return answer.tooBusy(request, reply);
    request.stage = 'arriving';
    if (request.method !== 'GET' && request.method !== 'HEAD') bodies.begin(reply);
    // A caller who goes while the body is still arriving leaves nothing to work on.
    reply.raw.once('close', () => {
      if (request.stage === 'at-work') return;
      bodies.end(reply);
      leave(request);
    });
    done();
  });
  http.addHook('preValidation', (request, reply, done) => {
    if (reply.sent) return; // its body came after it had been given up
    if (request.stage === undefined) return done();
    bodies.end(reply);
    if (request.stage === 'arriving-slowly' && !requests.enter()) {
      request.stage = undefined;
      return answer.tooBusy(request, reply);
    }
    request.stage = 'at-work';
    done();
  });
  http.addHook('onSend', (request, reply, _payload, done) => {
    if (request.stage !== 'at-work') bodies.end(reply);
    leave(request);
    done();
  });
  return { bodies, leave };
}

/**
 * Refuses before Fastify sees the request: under overload refusals are most of the work, and what one costs is what the
 * next one waits. Whatever comes past it is judged again by {@link admitRequests}.
 */
export function refuseAtTheDoor(
  server: Server,
  requests: Admission,
  refuse: (request: IncomingMessage, response: ServerResponse) => void,
): void {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (requests.full && !isAside(request.url ?? '')) return refuse(request, response);
    for (const listener of listeners) listener.call(server, request, response);
  });
}

/** Health and metrics must answer under load. */
function isAside(url: string): boolean {
  return url.startsWith('/health/') || url === '/metrics';
}
