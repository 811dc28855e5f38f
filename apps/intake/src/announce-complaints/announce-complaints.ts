import {
  ComplaintAccepted,
  ComplaintDeclined,
  ComplaintRegistered,
  ComplaintWithdrawn,
  type DataOf,
  EvidenceAdded,
} from '@redress/contracts';
import { unreachable } from '@redress/decider';
import type { AnnouncementDraft } from '@redress/event-store';
import type { Complaint, ComplaintEvent, ComplaintRegistered as Registered } from '@redress/intake-domain';

/** What other services may know of a fact of a complaint. */
export function announceComplaint(
  complaintId: string,
  event: ComplaintEvent,
  _complaint: Complaint,
): readonly AnnouncementDraft[] {
  const about = { topic: 'intake', key: complaintId };
  switch (event.type) {
    case 'ComplaintRegistered':
      return [
        {
          ...about,
          type: ComplaintRegistered.type,
          data: registered(event),
          ...(event.data.history && { headers: { ce_imported: 'true' } }),
        },
      ];
    case 'EvidenceAdded':
      return [{ ...about, type: EvidenceAdded.type, data: event.data satisfies DataOf<typeof EvidenceAdded> }];
    case 'ComplaintAccepted':
      return [{ ...about, type: ComplaintAccepted.type, data: event.data satisfies DataOf<typeof ComplaintAccepted> }];
    case 'ComplaintDeclined':
      return [{ ...about, type: ComplaintDeclined.type, data: event.data satisfies DataOf<typeof ComplaintDeclined> }];
    case 'ComplaintWithdrawn':
      return [
        { ...about, type: ComplaintWithdrawn.type, data: event.data satisfies DataOf<typeof ComplaintWithdrawn> },
      ];
    default:
      return unreachable(event);
  }
}

function registered({ data }: Registered): DataOf<typeof ComplaintRegistered> {
  const { personal, registeredAt: _registeredAt, flags, fields, channel, ...shared } = data;
  return {
    ...shared,
    customerName: personal['name'] ?? null,
    channel: channel as DataOf<typeof ComplaintRegistered>['channel'],
    flags: [...flags],
    fields: { ...fields },
  };
}
