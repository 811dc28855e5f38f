import { Controller, Get, HttpCode, Param, Post, Query, type Type } from '@nestjs/common';
import { Name, ParkedList } from '@redress/contracts';
import { Messaging } from '@redress/messaging';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Roles } from '../auth/decorators.js';
import { Answers, AnswersProblems } from '../http/answers.js';
import { Problem } from '../problem/problem.js';

const limit = z.coerce.number().int().min(1).max(200).default(100);
const key = z.string().min(1).max(200);
const number = z.coerce.number().int().min(1);

interface ParkedRow {
  readonly topic: string;
  readonly key: string;
  readonly number: number;
  readonly type: string;
  readonly last_error: string | null;
  readonly attempts: number;
  readonly since: Date;
  readonly behind: number;
}

/** What a service could not handle, and trying it again: `/api/v1/operations/intake/parked`. */
export function parkedController(service: string): Type {
  @Controller(`operations/${service}/parked`)
  @Roles('administrator', 'head-office')
  class ParkedController {
    constructor(
      private readonly dataSource: DataSource,
      private readonly messaging: Messaging,
    ) {}

    @Get()
    @Answers(200, ParkedList, 'longest parked first')
    @AnswersProblems()
    async list(@Query('limit', { schema: limit }) most: number): Promise<z.infer<typeof ParkedList>> {
      const rows: ParkedRow[] = await this.dataSource.query(parkedQuery, [most]);
      return {
        items: rows.map(({ behind, last_error, since, ...parked }) => ({
          ...parked,
          reason: last_error ?? 'unknown',
          since: since.toISOString(),
          waitingBehind: behind,
        })),
      };
    }

    @Post(':topic/:key/:number/replay')
    @HttpCode(202)
    @AnswersProblems(404)
    async replay(
      @Param('topic', { schema: Name }) topic: string,
      @Param('key', { schema: key }) about: string,
      @Param('number', { schema: number }) place: number,
    ): Promise<Record<string, never>> {
      const waited = await this.messaging.replay({ topic, key: about, number: place });
      if (!waited) throw new Problem({ status: 404, code: 'not-parked', values: { topic, key: about, number: place } });
      return {};
    }
  }
  return ParkedController;
}

const parkedQuery = `
  SELECT waiting.topic, waiting.key, waiting.number, announcement.type, waiting.last_error, waiting.attempts,
         waiting.since, head.number - waiting.number AS behind
    FROM waiting
    JOIN announcement USING (topic, key, number)
    JOIN announcement_head AS head ON head.topic = waiting.topic AND head.key = waiting.key
   WHERE waiting.reason = 'parked'
   ORDER BY waiting.since LIMIT $1`;
