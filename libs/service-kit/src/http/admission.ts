import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** How many requests are worked on; what is open for long (server-sent events) is counted by itself. */
export class Admission {
  private working = 0;

  constructor(private readonly limit: number) {}

  get inFlight(): number {
    return this.working;
  }

  /** Takes a place, or answers false where none is left. */
  enter(): boolean {
    if (this.working >= this.limit) return false;
    this.working += 1;
    return true;
  }

  leave(): void {
    this.working -= 1;
  }
}

/**
 * Refuses, before the body is read, what cannot be served soon. A place is held until the answer is ready, not until
 * the caller hangs up: work that nobody waits for any more is work all the same.
 */
export function admitRequests(
  http: FastifyInstance,
  admission: Admission,
  refuse: (request: FastifyRequest, reply: FastifyReply) => void,
): void {
  const holding = new WeakSet<FastifyRequest>();
  const handling = new WeakSet<FastifyRequest>();
  const leave = (request: FastifyRequest) => {
    if (holding.delete(request)) admission.leave();
  };
  http.addHook('onRequest', (request, reply, done) => {
    if (isAside(request)) return done();
    if (!admission.enter()) return refuse(request, reply);
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

/** Health and metrics must answer under load, and a live stream is no work. */
function isAside(request: FastifyRequest): boolean {
  return (
    request.url.startsWith('/health/') ||
    request.url === '/metrics' ||
    (request.headers.accept ?? '').startsWith('text/event-stream')
  );
}
