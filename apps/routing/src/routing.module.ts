import { Module } from '@nestjs/common';
import { Rulebook } from '@redress/rulebook';
import { SweepOrphans } from '@redress/service-kit';
import { DataSource } from 'typeorm';
import { CaseStreams } from './case-streams.js';
import { ConcludeController } from './conclude/conclude.controller.js';
import { CloseCaseHandler, ReopenCaseHandler, ResolveComplaintHandler } from './conclude/conclude.js';
import { EscalateController } from './escalate/escalate.controller.js';
import { EscalateCaseHandler } from './escalate/escalate.js';
import {
  FollowFacts,
  OnCallbackRecorded,
  OnComplaintDecided,
  OnCustomerAnswered,
  OnDeadlineOverdue,
} from './follow-facts/follow-facts.js';
import { HandOverController } from './hand-over/hand-over.controller.js';
import { AssignCaseHandler, RegradeCaseHandler, RerouteCaseHandler, ReturnCaseHandler } from './hand-over/hand-over.js';
import { InvestigateController } from './investigate/investigate.controller.js';
import {
  PauseWorkHandler,
  RecordContactHandler,
  RecordFindingsHandler,
  ResumeWorkHandler,
} from './investigate/investigate.js';
import { NoteFactController } from './note-fact/note-fact.controller.js';
import { NoteFactHandler } from './note-fact/note-fact.js';
import { MoveCaseController } from './move-case/move-case.controller.js';
import { MoveCaseHandler } from './move-case/move-case.js';
import { OnComplaintRegistered } from './open-case/on-complaint-registered.js';
import { ComparePolicies } from './compare-policy/compare-policy.js';
import { ExportRecords } from './compare-policy/export-records.js';
import { OneLook } from './compare-policy/one-look.js';
import { RecordedComplaints } from './compare-policy/recorded-complaints.js';
import { PolicyPublisher } from './publish-policy/policy-publisher.js';
import { PublishingReach } from './publish-policy/publishing-reach.js';
import { PublishPolicyController } from './publish-policy/publish-policy.controller.js';
import { ReadPolicy } from './publish-policy/read-policy.js';
import { Readings } from './publish-policy/readings.js';
import { PublishPolicies } from './publish-policies/publish-policies.js';
import { LiveQueue } from './queue/live-queue.js';
import { QueueController } from './queue/queue.controller.js';
import { CountQueueHandler, ReadQueueHandler } from './queue/read-queue.js';
import { Answerability } from './read-case/answerability.js';
import { ReadCaseController } from './read-case/read-case.controller.js';
import { ReadCaseHandler } from './read-case/read-case.js';
import { Timeline } from './read-case/timeline.js';
import { DirectoryOfHouse } from './read-directory/directory-of-house.js';
import { StaffNow } from './read-directory/staff-now.js';
import { ReadDirectoryController } from './read-directory/read-directory.controller.js';
import { ReadPoliciesController } from './read-policies/read-policies.controller.js';
import { ApproveSolutionHandler, ProposeSolutionHandler, RejectSolutionHandler } from './solve/solve.js';
import { SolveController } from './solve/solve.controller.js';

/** Table of contents of routing. */
@Module({
  controllers: [
    QueueController,
    ReadCaseController,
    HandOverController,
    MoveCaseController,
    InvestigateController,
    SolveController,
    NoteFactController,
    EscalateController,
    ConcludeController,
    ReadPoliciesController,
    PublishPolicyController,
    ReadDirectoryController,
  ],
  providers: [
    AssignCaseHandler,
    RerouteCaseHandler,
    ReturnCaseHandler,
    MoveCaseHandler,
    RegradeCaseHandler,
    RecordContactHandler,
    RecordFindingsHandler,
    PauseWorkHandler,
    ResumeWorkHandler,
    ProposeSolutionHandler,
    ApproveSolutionHandler,
    RejectSolutionHandler,
    EscalateCaseHandler,
    NoteFactHandler,
    ResolveComplaintHandler,
    ReopenCaseHandler,
    CloseCaseHandler,
    ReadQueueHandler,
    CountQueueHandler,
    ReadCaseHandler,
    OnComplaintRegistered,
    OnComplaintDecided,
    OnDeadlineOverdue,
    OnCustomerAnswered,
    OnCallbackRecorded,
    FollowFacts,
    PublishPolicies,
    PolicyPublisher,
    PublishingReach,
    ReadPolicy,
    Readings,
    RecordedComplaints,
    OneLook,
    ExportRecords,
    ComparePolicies,
    LiveQueue,
    Timeline,
    Answerability,
    DirectoryOfHouse,
    StaffNow,
    CaseStreams,
    SweepOrphans,
    { provide: Rulebook, useFactory: (dataSource: DataSource) => new Rulebook(dataSource), inject: [DataSource] },
  ],
})
export class RoutingModule {}
