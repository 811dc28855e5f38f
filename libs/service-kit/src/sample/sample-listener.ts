import { Body, Controller, Injectable, Module, Post } from '@nestjs/common';
import { EventStore, type Numbered } from '@redress/event-store';
import type { Announcement, Handled } from '@redress/messaging';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Public } from '../auth/decorators.js';
import { BusinessClock } from '../clock/business-clock.js';
import { baseConfig } from '../config/base-config.js';
import { currentTrace } from '../observe/trace.js';
import type { Consumer } from '../service/consumer.js';
import { defineService } from '../service/definition.js';
import { metaOfAnnouncement } from '../service/meta.js';

const type = 'redress.intake.word-said.v1';

/** Says words, and hears those that others say. */
@Controller('words')
class WordController {
  constructor(
    private readonly store: EventStore,
    private readonly clock: BusinessClock,
  ) {}

  @Post()
  @Public()
  async say(@Body({ schema: z.object({ word: z.string() }) }) { word }: { word: string }) {
    const eventId = randomUUID();
    const now = this.clock.now();
    const headers = { ce_correlationid: word, traceparent: currentTrace()?.traceparent ?? '' };
    const announcement = {
      eventId,
      topic: 'intake',
      key: word,
      type,
      happenedAt: now,
      recordedAt: now,
      data: { word },
      headers,
    };
    await this.store.append({ events: [], announcements: [announcement] });
    return { eventId };
  }
}

export interface Heard {
  readonly word: string;
  readonly traceId: string | undefined;
  readonly meta: ReturnType<typeof metaOfAnnouncement>;
}

/** Fails at the word `boom` as long as it is afraid. */
@Injectable()
export class OnWordSaid implements Consumer {
  readonly topic = 'intake';
  readonly types = [type];
  readonly heard: Heard[] = [];
  afraid = true;

  handle(announcement: Announcement, _take: Numbered): Promise<Handled> {
    const { word } = z.object({ word: z.string() }).parse(announcement.data);
    if (word === 'boom' && this.afraid) return Promise.reject(new Error('too loud'));
    this.heard.push({ word, traceId: currentTrace()?.traceId, meta: metaOfAnnouncement('listener', announcement) });
    return Promise.resolve('no-effect');
  }
}

@Module({ controllers: [WordController] })
class SpeakerModule {}
@Module({ providers: [OnWordSaid] })
class ListenerModule {}

const common = { config: baseConfig, port: 0 };
export const speaker = defineService({
  ...common,
  name: 'speaker',
  schema: 'speaker',
  announces: ['intake'],
  module: SpeakerModule,
});
export const listener = defineService({
  ...common,
  name: 'listener',
  schema: 'listener',
  announces: [],
  module: ListenerModule,
  consumers: [OnWordSaid],
});
