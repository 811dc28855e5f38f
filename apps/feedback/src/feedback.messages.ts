import type { FeedbackRefusal } from '@redress/feedback-domain';
import type { MessageCatalogue, StatusOf } from '@redress/service-kit';

/** The status of each "no" of feedback. */
export const feedbackStatusOf: StatusOf<FeedbackRefusal> = {
  'excluded-from-stage': 403,
  'solution-not-approved': 409,
  'answer-not-sent': 409,
  'customer-replied-already': 409,
  'callback-not-due': 409,
  'satisfaction-missing': 422,
  'happened-in-the-future': 422,
  'dated-back-too-far': 422,
};

export const feedbackMessages: MessageCatalogue = {
  'complaint-unknown': {
    en: { title: 'Complaint unknown', detail: 'There is no such complaint within your reach.' },
    'zh-CN': { title: '投诉不存在', detail: '您的权限范围内没有该投诉。' },
  },
  'policy-not-here': {
    en: {
      title: 'Policy not here yet',
      detail: 'Policy {name} version {version} has not arrived here; try again in a moment.',
    },
    'zh-CN': { title: '尚未收到处理制度', detail: '尚未收到制度 {name} 第 {version} 版，请稍后再试。' },
  },
  'excluded-from-stage': {
    en: {
      title: 'Must keep out',
      detail: 'Rule {rule} keeps {by} out of this ({stage}). Somebody else who may do it has to.',
    },
    'zh-CN': { title: '须回避', detail: '按规则 {rule}，{by} 须回避本环节（{stage}），请由其他有权人员办理。' },
  },
  'solution-not-approved': {
    en: {
      title: 'Solution not approved',
      detail:
        'Solution {solution} was not approved (or that has not arrived here yet); nothing unapproved is promised.',
    },
    'zh-CN': { title: '方案未经批准', detail: '方案 {solution} 未经批准（或批准尚未送达），不得向客户承诺。' },
  },
  'answer-not-sent': {
    en: { title: 'Answer not sent', detail: 'The customer has not been told the solution yet.' },
    'zh-CN': { title: '尚未答复客户', detail: '尚未将处理方案告知客户。' },
  },
  'customer-replied-already': {
    en: { title: 'Replied already', detail: 'The customer has replied to this solution already: {status}.' },
    'zh-CN': { title: '客户已答复', detail: '客户对该方案已有答复：{status}。' },
  },
  'callback-not-due': {
    en: { title: 'No callback due', detail: 'No callback is due: it is {status}.' },
    'zh-CN': { title: '无需回访', detail: '目前没有待回访事项（{status}）。' },
  },
  'satisfaction-missing': {
    en: { title: 'Satisfaction missing', detail: 'Say whether the customer is satisfied.' },
    'zh-CN': { title: '缺少满意度', detail: '请注明客户是否满意。' },
  },
  'happened-in-the-future': {
    en: { title: 'In the future', detail: '{happenedAt} has not come yet; it is {now}.' },
    'zh-CN': { title: '时间在未来', detail: '{happenedAt} 尚未到来，现在是 {now}。' },
  },
  'dated-back-too-far': {
    en: { title: 'Dated back too far', detail: '{happenedAt} lies before {earliest}, the earliest the policy allows.' },
    'zh-CN': { title: '补录时间过早', detail: '{happenedAt} 早于制度允许的最早时间 {earliest}。' },
  },
};
