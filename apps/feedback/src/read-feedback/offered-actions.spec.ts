import { type Feedback, feedbackDecider } from '@redress/feedback-domain';
import { roles, servedRoles } from '@redress/service-kit';
import { AnswerCustomerController } from '../answer-customer/answer-customer.controller.js';
import { CallBackController } from '../call-back/call-back.controller.js';
import { actionsFor } from './read-feedback.js';

const nothingAsked = feedbackDecider.initial;
const served = servedRoles([AnswerCustomerController, CallBackController]);

const answered = (status: 'ready' | 'sent'): Feedback => ({
  ...nothingAsked,
  answers: [{ solution: 'solution-1', status, channel: null, text: null, sentAt: null }],
});
const calledBack = (status: 'due' | 'recorded'): Feedback => ({
  ...nothingAsked,
  callback: { ...nothingAsked.callback, status },
});
/** Between them they allow everything. */
const states = [answered('ready'), answered('sent'), calledBack('due'), calledBack('recorded')];

describe('the actions a feedback offers', () => {
  // a leader was offered the callback, and a handler the rating: both were answered 403
  it.each(roles)('to a %s are those whose endpoints serve that role', (role) => {
    const offered = states.flatMap((feedback) => actionsFor('complaint-1', feedback, { roles: [role] }));
    const paths = offered.map(({ href }) => href.split('/').at(-1));
    expect(paths.sort()).toEqual([...served.keys()].filter((path) => served.get(path)?.includes(role)).sort());
  });
});
