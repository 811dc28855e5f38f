import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../observe/log.js';
import { problemFromFault } from './from-fault.js';
import type { MessageCatalogue } from './problem.js';
import { sendProblem } from './send-problem.js';

/** Sends whatever was thrown as problem details; what is a fault of ours is logged with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly catalogue: MessageCatalogue,
    private readonly log: Log,
    private readonly bodyLimitKb: number,
  ) {}

  catch(fault: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemFromFault(fault, this.bodyLimitKb);
    const fields = { traceId: request.trace?.traceId, route: request.routeOptions.url, code: problem.code };
    if (problem.status === 500) this.log.error('A request failed', { ...fields, error: fault });
    else if (problem.status === 503) this.log.warn('A request was put off', { ...fields, reason: messageOf(fault) });
    if (!reply.sent) sendProblem(request, reply, problem, this.catalogue);
  }
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
