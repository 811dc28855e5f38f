import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A number of places. */
export class Admission {
  private taken = 0;

  constructor(private readonly places: number) {}

  get inFlight(): number {
    return this.taken;
  }

  /** Takes a place, or answers false where none is left. */
  enter(): boolean {
    if (this.taken >= this.places) return false;
    this.taken += 1;
    return true;
  }

  leave(): void {
    this.taken -= 1;
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

/** Health and metrics must answer under load. */
function isAside({ url }: FastifyRequest): boolean {
  return url.startsWith('/health/') || url === '/metrics';
}

function isStream({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && (headers.accept ?? '').startsWith('text/event-stream');
}
