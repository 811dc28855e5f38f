import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ParkedList } from '@redress/contracts';
import { Inbox, type WaitingAnnouncement } from '@redress/event-store';
import { z } from 'zod';
import { Roles } from '../auth/decorators.js';
import { Answers, AnswersProblems } from '../http/answers.js';
import { Problem } from '../problem/problem.js';
import { SERVICE } from '../service/tokens.js';

const AT_MOST = 500;
const Place = z.object({
  service: z.string(),
  topic: z.string().max(80),
  key: z.string().max(200),
  number: z.coerce.number().int().min(1),
});

/** What could not be applied, and why; an engineer looks here first. The same in every service. */
@Controller('operations/:service/parked')
@Roles('administrator')
export class ParkedController {
  constructor(
    private readonly inbox: Inbox,
    @Inject(SERVICE) private readonly service: string,
  ) {}

  @Get()
  @Answers(200, ParkedList)
  async list(@Param('service', { schema: z.string() }) service: string): Promise<z.infer<typeof ParkedList>> {
    this.checkService(service);
    const parked = await this.inbox.waiting({ reason: 'parked', limit: AT_MOST });
    return { items: parked.map(itemOf) };
  }

  /** Lets it be tried again at once, and what waits behind it after that. */
  @Post(':topic/:key/:number/replay')
  @HttpCode(202)
  @AnswersProblems(404)
  async replay(
    @Param({ schema: Place }) { service, topic, key, number }: z.infer<typeof Place>,
  ): Promise<{ replayed: true }> {
    this.checkService(service);
    if (await this.inbox.replay({ topic, key, number })) return { replayed: true };
    throw new Problem({ status: 404, code: 'not-parked', values: { topic, key, number } });
  }

  private checkService(service: string): void {
    if (service !== this.service) throw new Problem({ status: 404, code: 'not-found' });
  }
}

function itemOf({ topic, key, number, type, attempts, lastError, since }: WaitingAnnouncement) {
  return { topic, key, number, type, attempts, reason: lastError ?? 'unknown', since: since.toISOString() };
}
