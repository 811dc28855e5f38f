/** One thing that somebody does about a complaint. */
export interface Act {
  /** Hours after the complaint was registered; each act of a life has its own. */
  readonly hour: number;
  readonly by: string;
  /** `complaints acceptance`: the resource and what is done to it. */
  readonly does: string;
  /** `SOLUTION` stands for the id of the solution in hand. */
  readonly body?: object;
  /** Hours after the registration at which it happened, where it is written down later. */
  readonly happened?: number;
}

/** A complaint from its registration to its end, as people lived it. */
export interface Life {
  readonly name: string;
  readonly registered?: object;
  readonly acts: readonly Act[];
}

const did = (hour: number, by: string, does: string, body: object = {}, happened?: number): Act => ({
  hour,
  by,
  does,
  body,
  ...(happened !== undefined && { happened }),
});
const yuan = (amount: number) => ({ compensation: { currency: 'CNY', minor: amount * 100 } });

const takenUp = (from = 0.2, handler = 'han') => [
  did(from, 'rui', 'complaints acceptance'),
  did(from + 0.1, 'su', 'cases assignment', { handler }),
];
const contacted = (hour: number) => did(hour, 'han', 'cases contact', { channel: 'phone' });
const found = (hour: number) =>
  did(hour, 'han', 'cases findings', { liability: 'responsible', findings: 'It was our van.' });
const offered = (hour: number, amount = 300) =>
  did(hour, 'han', 'cases solution', { text: 'We make it good.', ...yuan(amount) });
const approved = (hour: number, by = 'su') => did(hour, by, 'cases approval', { solution: 'SOLUTION' });
const answered = (hour: number) =>
  did(hour, 'rui', 'feedback answer', { solution: 'SOLUTION', channel: 'phone', text: 'This is our offer.' });
const agreed = (hour: number) => did(hour, 'rui', 'feedback agreement', { solution: 'SOLUTION', signed: true });
const refused = (hour: number) => did(hour, 'rui', 'feedback refusal', { solution: 'SOLUTION', reason: 'Too little.' });
const resolved = (hour: number) => did(hour, 'han', 'cases resolution');
const calledBack = (hour: number, satisfied: boolean) =>
  did(hour, 'rui', 'feedback callback', { reached: true, satisfied });
const withdrawn = (hour: number) => did(hour, 'rui', 'complaints withdrawal', { reason: 'Settled otherwise.' });
/** From the offer to the resolution, an hour each. */
const settled = (from: number, amount = 300) => [
  offered(from, amount),
  approved(from + 1),
  answered(from + 2),
  agreed(from + 3),
  resolved(from + 4),
];

/** At a second stage another person has it (B-5): the manager offers what lies within her authority, and settles it. */
const settledByAnother = (from: number, amount: number) => [
  did(from, 'mei', 'cases solution', { text: 'We make it better.', ...yuan(amount) }),
  answered(from + 2),
  agreed(from + 3),
  did(from + 4, 'mei', 'cases resolution'),
];

/** Twenty lives that go different ways; each names the way. */
export const lives: readonly Life[] = [
  { name: 'handled well', acts: [...takenUp(), contacted(0.5), found(2), ...settled(3), calledBack(30, true)] },
  { name: 'ignored', acts: [] },
  {
    name: 'ignored, and major from the start',
    registered: { amount: { currency: 'CNY', minor: 260_000 } },
    acts: [],
  },
  {
    name: 'refused and back up',
    acts: [
      ...takenUp(),
      contacted(0.6),
      found(2),
      offered(3),
      approved(4),
      answered(5),
      refused(6),
      ...settledByAnother(24.5, 100),
      calledBack(50, true),
    ],
  },
  { name: 'withdrawn at once', acts: [contacted(0.5), withdrawn(3)] },
  { name: 'withdrawn after months of nothing', acts: [withdrawn(24 * 40)] },
  {
    name: 'declined',
    acts: [contacted(0.4), did(5, 'rui', 'complaints declining', { ground: 'third-party', explanation: 'A storm.' })],
  },
  {
    name: 'dissatisfied at the callback',
    acts: [
      ...takenUp(),
      contacted(0.5),
      found(2),
      ...settled(3),
      calledBack(28, false),
      ...settledByAnother(50, 100),
      calledBack(100, true),
    ],
  },
  {
    name: 'reopened by hand and settled again',
    acts: [
      ...takenUp(),
      contacted(0.5),
      found(2),
      ...settled(3),
      did(26, 'rui', 'cases reopening', { reason: 'It came back.' }),
      found(27),
      ...settled(28, 100),
      calledBack(60, true),
    ],
  },
  {
    name: 'handed up by its handler',
    acts: [
      ...takenUp(),
      contacted(0.7),
      did(2, 'han', 'cases escalation', { reason: 'beyond me' }),
      found(4),
      ...settled(5),
      calledBack(29, true),
    ],
  },
  {
    name: 'extended',
    acts: [
      ...takenUp(),
      contacted(0.5),
      did(30, 'lin', 'timetables deadlines/resolution/extension', { until: 24 * 9, reason: 'A part is on its way.' }),
      found(31),
      ...settled(24 * 7 + 1),
      calledBack(24 * 9 + 2, true),
    ],
  },
  {
    name: 'a date agreed with the customer',
    acts: [
      ...takenUp(),
      contacted(0.5),
      did(3, 'han', 'timetables agreed-date', { until: 24 * 14 }),
      found(5),
      ...settled(24 * 8),
      calledBack(24 * 10, true),
    ],
  },
  {
    name: 'paused for goods and gone on',
    acts: [
      ...takenUp(),
      contacted(0.5),
      did(4, 'han', 'cases pause', { waitingFor: 'waiting-for-goods' }),
      did(52, 'han', 'cases resumption'),
      found(53),
      ...settled(72),
      calledBack(100, true),
    ],
  },
  {
    name: 'paused, and withdrawn while nobody could do anything',
    acts: [...takenUp(), did(6, 'han', 'cases pause', { waitingFor: 'waiting-for-customer' }), withdrawn(24 * 6)],
  },
  {
    name: 'contacted in time and written down after the miss',
    acts: [
      ...takenUp(),
      did(1.5, 'han', 'cases contact', { channel: 'phone' }, 0.9),
      found(4),
      ...settled(5),
      calledBack(32, true),
    ],
  },
  {
    name: 'resolved long after it was due',
    acts: [...takenUp(30), contacted(32), found(33), ...settled(24 * 5), calledBack(24 * 7, true)],
  },
  {
    name: 'sent to another department and graded by hand',
    acts: [
      ...takenUp(),
      contacted(0.5),
      did(2, 'su', 'cases route', { department: 'quality', reason: 'not the van' }),
      did(2.5, 'su', 'cases grade', { grade: 'major', reason: 'a known customer' }),
      did(3, 'su', 'cases assignment', { handler: 'han' }),
      found(4),
      ...settled(5),
      calledBack(30, true),
    ],
  },
  {
    name: 'an enquiry that is explained',
    registered: { kind: 'enquiry' },
    acts: [did(0.3, 'su', 'cases assignment', { handler: 'han' }), contacted(1), resolved(2)],
  },
  {
    name: 'rejected by the manager and offered anew',
    acts: [
      ...takenUp(),
      contacted(0.5),
      found(2),
      offered(3),
      did(4, 'su', 'cases rejection', { solution: 'SOLUTION', opinion: 'Too much.' }),
      ...settled(24.5, 100),
      calledBack(52, true),
    ],
  },
  {
    name: 'somebody was injured, and nobody answers the telephone',
    registered: { flags: ['injury'], category: 'safety' },
    acts: [
      ...takenUp(0.2, 'su'),
      contacted(2),
      found(4),
      ...settled(5),
      did(29, 'rui', 'feedback callback', { reached: false }),
      did(51, 'rui', 'feedback callback', { reached: false }),
      calledBack(24 * 9, true),
      did(24 * 9 + 1, 'rui', 'feedback rating', { score: 83 }),
    ],
  },
];
