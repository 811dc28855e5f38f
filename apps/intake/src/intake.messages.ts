import type { ComplaintRefusal } from '@redress/intake-domain';
import type { MessageCatalogue, StatusOf } from '@redress/service-kit';

/** The status of each "no" of intake. */
export const complaintStatusOf: StatusOf<ComplaintRefusal> = {
  'complaint-unknown': 404,
  'excluded-from-stage': 403,
  'complaint-already-registered': 409,
  'complaint-already-decided': 409,
  'ground-unknown': 422,
  'before-registration': 422,
  'happened-in-the-future': 422,
  'dated-back-too-far': 422,
};

export const intakeMessages: MessageCatalogue = {
  'branch-unknown': {
    en: { title: 'Branch unknown', detail: 'There is no branch {branch} within your reach.' },
    'zh-CN': { title: '未知的网点', detail: '您的权限范围内没有网点 {branch}。' },
  },
  'no-policy-yet': {
    en: {
      title: 'No policy has arrived yet',
      detail: 'This service has not received any policy; try again in a moment.',
    },
    'zh-CN': { title: '尚未收到处理制度', detail: '本服务尚未收到任何处理制度，请稍后再试。' },
  },
  'complaint-unknown': {
    en: { title: 'Complaint unknown', detail: 'There is no such complaint within your reach.' },
    'zh-CN': { title: '投诉不存在', detail: '您的权限范围内没有该投诉。' },
  },
  'excluded-from-stage': {
    en: {
      title: 'Must keep out',
      detail: 'Rule {rule} keeps {by} out of this ({stage}). Somebody else who may do it has to.',
    },
    'zh-CN': { title: '须回避', detail: '按规则 {rule}，{by} 须回避本环节（{stage}），请由其他有权人员办理。' },
  },
  'evidence-unknown': {
    en: { title: 'Evidence unknown', detail: 'Nothing of that name was handed in for this complaint.' },
    'zh-CN': { title: '证据不存在', detail: '该投诉没有此项证据。' },
  },
  'evidence-erased': {
    en: { title: 'Evidence erased', detail: 'It was erased with its customer’s data at {at}.' },
    'zh-CN': { title: '证据已删除', detail: '该证据已于 {at} 随客户资料一并删除。' },
  },
  'complaint-already-registered': {
    en: { title: 'Already registered', detail: 'This complaint was registered as {registrationNumber}.' },
    'zh-CN': { title: '已受理登记', detail: '该投诉已登记，受理编号为 {registrationNumber}。' },
  },
  'complaint-already-decided': {
    en: { title: 'Already decided', detail: 'The complaint is {status} since {decidedAt}.' },
    'zh-CN': { title: '已有决定', detail: '该投诉自 {decidedAt} 起状态为 {status}。' },
  },
  'ground-unknown': {
    en: { title: 'Ground unknown', detail: 'The policy knows no ground {ground}; it knows {grounds}.' },
    'zh-CN': { title: '不予受理的理由无效', detail: '处理制度中没有理由 {ground}；可用的理由：{grounds}。' },
  },
  'before-registration': {
    en: { title: 'Dated before the complaint', detail: '{happenedAt} lies before the complaint of {registeredAt}.' },
    'zh-CN': { title: '早于投诉时间', detail: '{happenedAt} 早于投诉时间 {registeredAt}。' },
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
