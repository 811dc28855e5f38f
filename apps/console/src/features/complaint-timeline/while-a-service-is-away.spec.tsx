import type { CaseRecord, ComplaintRecord } from '@redress/contracts';
import { ApiProblem } from '../../api/problem.js';
import { saidBy } from '../../given/at-a-desk.js';
import { ActionsPanel } from './actions-panel.js';
import { Deadlines } from './deadlines.js';
import { errorsToTell, isOpening, type RecordErrors } from './records.js';
import { SolutionCard } from './solution-card.js';
import { Timeline } from './timeline.js';
import type { OneComplaint } from './use-complaint.js';

const problem = (status: number, title: string) =>
  new ApiProblem({ type: 'about:blank', title, status, detail: title, code: 'x' });
const away = problem(503, 'A part of the system is away');
const missing = problem(404, 'Unknown');
const none: RecordErrors = { complaint: undefined, case: undefined, timetable: undefined, feedback: undefined };
const policy = { name: 'standard', version: 1 };
const complaint = { version: 1, actions: [], policy } as unknown as ComplaintRecord;
const handling = { version: 1, actions: [], policy, status: 'open', timeline: [] } as unknown as CaseRecord;
const timetable = { version: 1, deadlines: [] } as unknown as OneComplaint['timetable'];
const feedback = { version: 1, actions: [], callback: {} } as unknown as OneComplaint['feedback'];
const read = { complaint, case: handling, timetable, feedback };
const one = (more: Partial<OneComplaint>): OneComplaint => ({
  ...read,
  errors: none,
  opening: false,
  reload: () => Promise.resolve(),
  ...more,
});
const choose = () => undefined;
const actions = (more: Partial<OneComplaint>) => saidBy(<ActionsPanel one={one(more)} choose={choose} />);
const deadlines = (more: Partial<OneComplaint>) =>
  saidBy(<Deadlines one={one(more)} policy={policy} choose={choose} />);

// whoever opened a complaint while a service was away read that nothing was due and nothing was theirs to do
describe('the page of a complaint, while a service is away,', () => {
  const noTimetable = { timetable: undefined, errors: { ...none, timetable: away } };
  const noCase = { case: undefined, errors: { ...none, case: away } };

  it('does not say that there are no deadlines', () => {
    expect(deadlines({})).toContain('No deadlines yet.');
    expect(deadlines(noTimetable)).toContain('A part of the system is away');
    expect(deadlines(noTimetable)).not.toContain('No deadlines yet.');
  });

  it('does not say that there is nothing to do', () => {
    expect(actions({})).toContain('Nothing in it is for you to do now.');
    expect(actions(noCase)).toContain('A part of the system is away');
    expect(actions(noCase)).not.toContain('Nothing in it is for you to do now.');
  });

  it('says so where the story of the case would stand, and what was offered', () => {
    const { case: _, errors } = noCase;
    expect(saidBy(<Timeline entries={[]} error={errors.case} policy={policy} />)).toContain('is away');
    const noFeedback = one({ feedback: undefined, errors: { ...none, feedback: away } });
    expect(saidBy(<SolutionCard one={noFeedback} />)).toContain('is away');
  });

  it('claims nothing before the answers have come', () => {
    expect(deadlines({ timetable: undefined })).not.toContain('No deadlines yet.');
    expect(actions({ case: undefined })).not.toContain('Nothing in it is for you to do now.');
  });

  it('shows an older state with what keeps the newer one away', () => {
    expect(deadlines({ errors: { ...none, timetable: away } })).toContain('is away');
  });
});

describe('a complaint that is being opened', () => {
  it('is one of which a service has not heard yet', () => {
    expect(isOpening({ ...read, case: undefined }, { ...none, case: missing })).toBe(true);
    expect(isOpening({ ...read, timetable: undefined }, { ...none, timetable: missing })).toBe(true);
    expect(isOpening({ ...read, case: undefined }, { ...none, case: away })).toBe(false);
    expect(isOpening(read, none)).toBe(false);
  });

  it('tells of faults, not of what is a matter of moments', () => {
    const errors = { ...none, case: missing, timetable: away };
    expect(errorsToTell(errors, true)).toEqual({ ...none, timetable: away });
    expect(errorsToTell(errors, false)).toEqual(errors);
  });
});
