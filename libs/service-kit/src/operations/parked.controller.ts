import { Controller, Get, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { ParkedList } from '@redress/contracts';
import { Inbox, type WaitingAnnouncement } from '@redress/event-store';
import { Messaging } from '@redress/messaging';
import { z } from 'zod';
import { Roles } from '../auth/decorators.js';
import { Answers, AnswersProblems } from '../http/answers.js';
import { Problem } from '../problem/problem.js';

const AT_MOST = 500;
const Place = z.object({
  topic: z.string().max(80),
  key: z.string().max(200),
  number: z.coerce.number().int().min(1),
});

/** What a service could not apply, and why; an engineer looks here first: `/api/v1/operations/intake/parked`. */
export function parkedController(service: string): Type {
  @Controller(`operations/${service}/parked`)
  @Roles('administrator')
  class ParkedController {
    constructor(
      private readonly inbox: Inbox,
      private readonly messaging: Messaging,
    ) {}

    @Get()
    @Answers(200, ParkedList, 'longest parked first')
    @AnswersProblems()
    async list(): Promise<z.infer<typeof ParkedList>> {
      const parked = await this.inbox.waiting({ reason: 'parked', limit: AT_MOST });
      return { items: parked.map(itemOf) };
    }

    /** Lets it be tried again at once, and what waits behind it after that. */
    @Post(':topic/:key/:number/replay')
    @HttpCode(202)
    @AnswersProblems(404)
    async replay(@Param({ schema: Place }) place: z.infer<typeof Place>): Promise<{ replayed: true }> {
      if (await this.messaging.replay(place)) return { replayed: true };
      throw new Problem({ status: 404, code: 'not-parked', values: place });
    }
  }
  return ParkedController;
}

function itemOf({ topic, key, number, type, attempts, lastError, since }: WaitingAnnouncement) {
  return { topic, key, number, type, attempts, reason: lastError ?? 'unknown', since: since.toISOString() };
}
