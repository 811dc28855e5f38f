import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { Lateness } from './lateness.js';

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

/**
 * Refuses, before the body is read, what cannot be served soon. A request holds its place until the answer is ready, not
 * until the caller hangs up: work that nobody waits for any more is work all the same. A live stream holds one of its
 * own kind until it is closed.
 */
export function admitRequests(
  http: FastifyInstance,
  { requests, streams }: { requests: Admission; streams: Admission },
  refuse: (request: FastifyRequest, reply: FastifyReply) => void,
): void {
  const holding = new WeakSet<FastifyRequest>();
  const handling = new WeakSet<FastifyRequest>();
  const leave = (request: FastifyRequest) => {
    if (holding.delete(request)) requests.leave();
  };
  http.addHook('onRequest', (request, reply, done) => {
    if (isAside(request)) return done();
    if (isStream(request)) {
      if (!streams.enter()) return refuse(request, reply);
      reply.raw.once('close', () => streams.leave());
      return done();
    }
    if (!requests.enter()) return refuse(request, reply);
    holding.add(request);
    // A caller who goes while the body is still arriving leaves nothing to work on.
    reply.raw.once('close', () => !handling.has(request) && leave(request));
    done();
  });
  http.addHook('preHandler', (request, _reply, done) => {
    handling.add(request);
    done();
  });
  http.addHook('onSend', (request, _reply, _payload, done) => {
    leave(request);
    done();
  });
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
    const { url = '', method = '', headers } = request;
    const asked = { url, method, headers };
    if (requests.full && !isAside(asked) && !isStream(asked)) return refuse(request, response);
    for (const listener of listeners) listener.call(server, request, response);
  });
}

type Asked = Pick<IncomingMessage, 'headers'> & { readonly url: string; readonly method: string };

/** Health and metrics must answer under load. */
function isAside({ url }: Pick<Asked, 'url'>): boolean {
  return url.startsWith('/health/') || url === '/metrics';
}

function isStream({ method, headers }: Pick<Asked, 'method' | 'headers'>): boolean {
  return method === 'GET' && (headers.accept ?? '').startsWith('text/event-stream');
}
