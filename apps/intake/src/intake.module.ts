import { Module } from '@nestjs/common';
import { Rulebook } from '@redress/rulebook';
import { SweepOrphans } from '@redress/service-kit';
import { DataSource } from 'typeorm';
import { AddEvidenceController } from './add-evidence/add-evidence.controller.js';
import { AddEvidenceHandler } from './add-evidence/add-evidence.js';
import { ComplaintStreams } from './complaint-streams.js';
import { DecideAcceptanceController } from './decide-acceptance/decide-acceptance.controller.js';
import {
  AcceptComplaintHandler,
  DeclineComplaintHandler,
  WithdrawComplaintHandler,
} from './decide-acceptance/decide-acceptance.js';
import { AnnounceErasures } from './erase-customer/announce-erasures.js';
import { EraseCustomerController } from './erase-customer/erase-customer.controller.js';
import { EraseCustomerHandler } from './erase-customer/erase-customer.js';
import { ErasureAnnouncement } from './erase-customer/erasure-announcement.js';
import { ListComplaintsController } from './list-complaints/list-complaints.controller.js';
import { ListComplaintsHandler } from './list-complaints/list-complaints.js';
import { OnPolicyPublished } from './on-policy-published/on-policy-published.js';
import { PoliciesHere } from './on-policy-published/policies-here.js';
import { OpenEvidenceController } from './open-evidence/open-evidence.controller.js';
import { OpenEvidenceHandler } from './open-evidence/open-evidence.js';
import { PolicyOfRegistrationController } from './policy-of-registration/policy-of-registration.controller.js';
import { ReadComplaintController } from './read-complaint/read-complaint.controller.js';
import { ReadComplaintHandler } from './read-complaint/read-complaint.js';
import { RegisterComplaintController } from './register-complaint/register-complaint.controller.js';
import { RegisterComplaintHandler } from './register-complaint/register-complaint.js';
import { RegistrationNumbers } from './register-complaint/registration-numbers.js';

/** Table of contents of intake. */
@Module({
  controllers: [
    RegisterComplaintController,
    ListComplaintsController,
    PolicyOfRegistrationController,
    ReadComplaintController,
    AddEvidenceController,
    OpenEvidenceController,
    DecideAcceptanceController,
    EraseCustomerController,
  ],
  providers: [
    RegisterComplaintHandler,
    AddEvidenceHandler,
    AcceptComplaintHandler,
    DeclineComplaintHandler,
    WithdrawComplaintHandler,
    EraseCustomerHandler,
    ListComplaintsHandler,
    ReadComplaintHandler,
    OpenEvidenceHandler,
    OnPolicyPublished,
    PoliciesHere,
    SweepOrphans,
    ErasureAnnouncement,
    AnnounceErasures,
    ComplaintStreams,
    RegistrationNumbers,
    { provide: Rulebook, useFactory: (dataSource: DataSource) => new Rulebook(dataSource), inject: [DataSource] },
  ],
})
export class IntakeModule {}
