import type { Instant } from '@redress/business-time';
import type { MomentRefusal } from '@redress/decider';
import type { KeptFrom } from '@redress/policy';
import type { RegisteredComplaint } from './complaint.js';

export type ComplaintRefusal =
  | MomentRefusal
  | { readonly code: 'complaint-unknown' }
  | ({ readonly code: 'excluded-from-stage'; readonly by: string } & KeptFrom)
  | { readonly code: 'complaint-already-registered'; readonly registrationNumber: string }
  | {
      readonly code: 'complaint-already-decided';
      readonly status: RegisteredComplaint['status'];
      readonly decidedAt: Instant | null;
    }
  | { readonly code: 'ground-unknown'; readonly ground: string; readonly grounds: readonly string[] }
  | { readonly code: 'before-registration'; readonly happenedAt: Instant; readonly registeredAt: Instant };
