import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  Inject,
  Injectable,
  Module,
  Param,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { map, timer } from 'rxjs';
import { z } from 'zod';
import { CurrentPrincipal, Public, Roles } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { reaches } from '../auth/reach.js';
import { BusinessClock } from '../clock/business-clock.js';
import { baseConfig } from '../config/base-config.js';
import { Answers, AnswersProblems, WantsIfMatch } from '../http/answers.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { etagOf } from '../http/etag.js';
import { Live } from '../http/live-streams.js';
import { IdempotencyKey, IfMatch } from '../http/request-headers.js';
import { currentTrace } from '../observe/trace.js';
import { Problem } from '../problem/problem.js';
import { doneOrProblem, type StatusOf } from '../problem/refusal.js';
import { defineService } from '../service/definition.js';
import { CONFIG } from '../service/tokens.js';

/** A service small enough to see the kit through: parcels that may be opened once. */
const sampleConfig = baseConfig.extend({ GREETING: z.string().default('hello').describe('What it says first.') });
type SampleConfig = z.infer<typeof sampleConfig>;

const NewParcel = z
  .strictObject({
    branch: z.string().min(1),
    weight: z.number().positive(),
    label: z.object({ street: z.string().max(5) }).optional(),
  })
  .meta({ id: 'NewParcel' });
type NewParcel = z.infer<typeof NewParcel>;
const Parcel = z.object({ id: z.string(), branch: z.string(), note: z.string().nullable() }).meta({ id: 'Parcel' });
const Page = z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(10).default(2) });

type OpenParcelRefusal =
  { code: 'parcel-already-open'; openedAt: string; rule: string } | { code: 'parcel-unknown'; parcel: string };
type OpenParcelOutcome =
  | { outcome: 'recorded'; version: number }
  | { outcome: 'refused'; refusal: OpenParcelRefusal }
  | { outcome: 'version-differs'; actual: number }
  | { outcome: 'already-done'; sameRequest: boolean; answer: unknown };
const statusOf: StatusOf<OpenParcelRefusal> = { 'parcel-already-open': 409, 'parcel-unknown': 404 };

class OpenParcel extends Command<OpenParcelOutcome> {
  constructor(
    readonly parcel: string,
    readonly expectedVersion: number,
    readonly key?: string,
  ) {
    super();
  }
}

@CommandHandler(OpenParcel)
class OpenParcelHandler implements ICommandHandler<OpenParcel> {
  execute({ parcel, expectedVersion, key }: OpenParcel): Promise<OpenParcelOutcome> {
    if (parcel === 'open') {
      return Promise.resolve({
        outcome: 'refused',
        refusal: { code: 'parcel-already-open', openedAt: '2026-03-06T09:00:00.000Z', rule: 'X-1' },
      });
    }
    if (expectedVersion !== 7) return Promise.resolve({ outcome: 'version-differs', actual: 7 });
    if (key === 'used') return Promise.resolve({ outcome: 'already-done', sameRequest: false, answer: {} });
    return Promise.resolve({ outcome: 'recorded', version: 8 });
  }
}

/** Keeps requests waiting until a spec lets them go. */
@Injectable()
export class Held {
  private readonly releases: (() => void)[] = [];
  get waiting(): number {
    return this.releases.length;
  }
  wait(): Promise<void> {
    return new Promise<void>((resolve) => this.releases.push(resolve));
  }
  letGoAll(): void {
    for (const release of this.releases.splice(0)) release();
  }
}

@Controller('parcels')
@Roles('receiver')
class ParcelController {
  constructor(
    private readonly commands: CommandBus,
    @Inject(CONFIG) private readonly config: SampleConfig,
    private readonly clock: BusinessClock,
    private readonly held: Held,
  ) {}

  @Post()
  @Answers(201, Parcel, 'the parcel is durable')
  register(@Body({ schema: NewParcel }) parcel: NewParcel, @CurrentPrincipal() principal: Principal) {
    return { id: 'p-1', branch: parcel.branch, note: principal.actor };
  }

  @Post(':id/open')
  @WantsIfMatch()
  @AnswersProblems(409)
  async open(
    @Param('id', { schema: z.string().regex(/^[a-z0-9-]+$/) }) id: string,
    @IfMatch() seen: number,
    @IdempotencyKey() key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const done = doneOrProblem(statusOf, await this.commands.execute(new OpenParcel(id, seen, key)));
    if (done.outcome === 'recorded') void reply.header('etag', etagOf(done.version));
    return done;
  }

  @Get()
  list(@Query({ schema: Page }) { cursor, limit }: z.infer<typeof Page>) {
    const after = cursor === undefined ? 0 : decodeCursor(z.int().min(0), cursor);
    return { items: Array.from({ length: limit }, (_, i) => after + i + 1), next: encodeCursor(after + limit) };
  }

  @Get('held')
  async hold() {
    await this.held.wait();
    return { held: false };
  }

  @Live('live')
  changes() {
    return timer(0, 60_000).pipe(map(() => ({ type: 'changed', data: {} })));
  }

  @Get('broken')
  broken() {
    throw new Error('the secret ingredient is nutmeg');
  }

  @Get('away')
  away() {
    throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
  }

  @Get('of-branch')
  ofBranch(@Query('branch', { schema: z.string() }) branch: string, @CurrentPrincipal() principal: Principal) {
    if (!reaches(principal, branch)) throw new Problem({ status: 404, code: 'not-found' });
    return { greeting: this.config.GREETING, now: this.clock.now(), trace: currentTrace()?.traceId };
  }

  @Get('deciders')
  @Roles('leader-in-charge')
  forLeaders() {
    return {};
  }
}

@Controller('about')
class AboutController {
  @Get()
  @Public()
  @Header('cache-control', 'no-store')
  about(@Headers('accept-language') language?: string) {
    return { language: language ?? null };
  }
}

@Module({ controllers: [ParcelController, AboutController], providers: [OpenParcelHandler, Held] })
class SampleModule {}

export const sampleService = defineService({
  name: 'sample',
  schema: 'sample',
  announces: [],
  port: 0,
  config: sampleConfig,
  module: SampleModule,
  messages: {
    'parcel-already-open': {
      en: { title: 'Already open', detail: 'The parcel was opened at {openedAt}.' },
      'zh-CN': { title: '包裹已打开', detail: '该包裹已于 {openedAt} 打开。' },
    },
    'parcel-unknown': {
      en: { title: 'No such parcel', detail: 'There is no parcel {parcel}.' },
      'zh-CN': { title: '包裹不存在', detail: '包裹 {parcel} 不存在。' },
    },
  },
});
