import { Module } from '@nestjs/common';
import { Rulebook } from '@redress/rulebook';
import { SweepOrphans } from '@redress/service-kit';
import { DataSource } from 'typeorm';
import { AnswerCustomerController } from './answer-customer/answer-customer.controller.js';
import { RecordAgreementHandler, RecordRefusalHandler, SendAnswerHandler } from './answer-customer/answer-customer.js';
import { CallBackController } from './call-back/call-back.controller.js';
import { RateHandler, RecordCallbackHandler } from './call-back/call-back.js';
import { ListCallbacksController } from './callbacks-due/list-callbacks.controller.js';
import { ListCallbacksHandler } from './callbacks-due/list-callbacks.js';
import { FeedbackStreams } from './feedback-streams.js';
import { FollowCase } from './follow-case/follow-case.js';
import { Involvements } from './keep-out/involvements.js';
import { OnPolicyPublished } from './on-policy-published/on-policy-published.js';
import { ReadFeedbackController } from './read-feedback/read-feedback.controller.js';
import { ReadFeedbackHandler } from './read-feedback/read-feedback.js';

/** Table of contents of feedback. */
@Module({
  controllers: [ReadFeedbackController, AnswerCustomerController, CallBackController, ListCallbacksController],
  providers: [
    SendAnswerHandler,
    RecordAgreementHandler,
    RecordRefusalHandler,
    RecordCallbackHandler,
    RateHandler,
    ReadFeedbackHandler,
    ListCallbacksHandler,
    FollowCase,
    OnPolicyPublished,
    FeedbackStreams,
    Involvements,
    SweepOrphans,
    { provide: Rulebook, useFactory: (dataSource: DataSource) => new Rulebook(dataSource), inject: [DataSource] },
  ],
})
export class FeedbackModule {}
