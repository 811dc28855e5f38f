import type { ActionName } from '@redress/contracts';

export interface ActionWords {
  /** On the button, and heading the form. */
  readonly name: string;
  /** On the button that sends the form. */
  readonly send: string;
  /** What was done, said once it is recorded. */
  readonly done: string;
  readonly hint?: string;
}

const names: Record<ActionName, ActionWords> = {
  accept: {
    name: 'Accept',
    send: 'Accept',
    done: 'Accepted',
    hint: 'The complaint is handled, and the customer has been told so.',
  },
  decline: {
    name: 'Decline',
    send: 'Decline',
    done: 'Declined',
    hint: 'The complaint is not handled. The customer is told the ground.',
  },
  withdraw: { name: 'Withdrawn by the customer', send: 'Record the withdrawal', done: 'Withdrawal recorded' },
  'add-evidence': { name: 'Add evidence', send: 'Add', done: 'Evidence added' },
  'erase-customer': {
    name: 'Erase the customer',
    send: 'Erase for good',
    done: 'The customer’s data is gone',
    hint: 'Name, contact and every text about this customer are destroyed in all complaints. Figures stay. This cannot be undone.',
  },
  assign: { name: 'Assign', send: 'Assign', done: 'Assigned' },
  reroute: { name: 'Hand to another department', send: 'Hand over', done: 'Handed over' },
  return: {
    name: 'Return as wrongly assigned',
    send: 'Return',
    done: 'Returned',
    hint: 'It goes back to where it came from; returned too often, the arbiter decides.',
  },
  regrade: { name: 'Change the grade', send: 'Change the grade', done: 'Grade changed' },
  'record-contact': { name: 'Record contact', send: 'Record', done: 'Contact recorded' },
  'record-findings': { name: 'Record findings', send: 'Record', done: 'Findings recorded' },
  'propose-solution': {
    name: 'Propose a solution',
    send: 'Propose',
    done: 'Solution proposed',
    hint: 'Beyond your authority it goes to whoever may approve it.',
  },
  'approve-solution': { name: 'Approve the solution', send: 'Approve', done: 'Approved' },
  'reject-solution': { name: 'Reject the solution', send: 'Reject', done: 'Rejected' },
  'note-fact': {
    name: 'Note a fact',
    send: 'Note',
    done: 'Fact noted',
    hint: 'What happened by the policy’s own names, and what became known: it can start deadlines and raise the grade.',
  },
  escalate: {
    name: 'Escalate',
    send: 'Escalate',
    done: 'Escalated',
    hint: 'The next level receives the complete record.',
  },
  pause: { name: 'Pause', send: 'Pause', done: 'Paused', hint: 'The policy says which deadlines stand still.' },
  resume: { name: 'Resume', send: 'Resume', done: 'Work goes on' },
  resolve: {
    name: 'Mark as resolved',
    send: 'Resolved',
    done: 'Resolved',
    hint: 'The solution was carried out and the customer knows the result.',
  },
  reopen: { name: 'Reopen', send: 'Reopen', done: 'Reopened' },
  close: { name: 'Close', send: 'Close', done: 'Closed', hint: 'Nothing remains to be done.' },
  'extend-deadline': {
    name: 'Extend',
    send: 'Extend',
    done: 'Deadline extended',
    hint: 'The customer is to be told of the new date.',
  },
  'send-answer': { name: 'Answer the customer', send: 'Record the answer', done: 'Answer recorded' },
  'record-agreement': { name: 'The customer agrees', send: 'Record the agreement', done: 'Agreement recorded' },
  'record-refusal': {
    name: 'The customer refuses',
    send: 'Record the refusal',
    done: 'Refusal recorded',
    hint: 'The matter goes back up.',
  },
  'record-callback': { name: 'Record the callback', send: 'Record', done: 'Callback recorded' },
  rate: { name: 'Record a rating', send: 'Record', done: 'Rating recorded' },
};

export const actions = {
  names,
  title: 'What can be done',
  others: 'Also possible',
  none: 'You can read this complaint. Nothing in it is for you to do now.',
  cancel: 'Cancel',
  sending: 'Sending …',
  fields: {
    happenedAt: 'When it happened',
    happenedHint: 'Only if not now.',
    ground: 'Ground',
    explanation: 'Explanation for the customer',
    reason: 'Reason',
    handler: 'Handler',
    department: 'Department',
    grade: 'Grade',
    channel: 'By',
    reached: 'Was the customer reached?',
    note: 'Note',
    liability: 'Liability',
    cause: 'Cause',
    findings: 'Findings',
    text: 'Text',
    solutionText: 'What is offered',
    compensation: 'Compensation',
    goods: 'Goods',
    quantity: 'Quantity',
    addGoods: 'Add goods',
    removeGoods: 'Remove',
    opinion: 'Opinion',
    waitingFor: 'What for?',
    result: 'Result',
    until: 'New date',
    answer: 'Answer to the customer',
    signed: 'Handling sheet signed?',
    satisfied: 'Is the customer satisfied?',
    attitude: 'Attitude, 0 to 100',
    resultScore: 'Result, 0 to 100',
    score: 'Rating, 0 to 100',
    fact: 'What happened',
    flags: 'Known from now on',
    flagsDown: 'Turned out not to be so',
    repeated: 'Complaints of this customer over the same matter',
    collective: 'Customers who complain of the same matter',
    surveyScore: 'Score of the survey',
    solutionType: 'Kind of solution',
    evidenceText: 'Statement',
    evidenceFile: 'or a file, up to 500 KB',
    fileTooLarge: 'The file is larger than 500 KB.',
    optional: 'optional',
  },
};
