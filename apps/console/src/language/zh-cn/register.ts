import type { Catalogue } from '../catalogue.js';

export const register: Catalogue['register'] = {
  title: '登记投诉',
  lead: '请用客户的原话记录。由哪个部门、在什么时限内处理，由制度决定。',
  sections: {
    where: '受理渠道',
    customer: '投诉人',
    matter: '投诉内容',
    details: '具体信息',
    policyFields: '此类投诉的登记项',
    handling: '处理要求',
  },
  happenedAt: '客户投诉时间',
  happenedHint: '留空即为现在。时限从此刻起算。',
  policyHint: '未选择时，由网点和投诉方式决定。',
  narrativeHint: '何时、何地、与何人、发生了什么。',
  flagsHint: '可能提升级别。',
  sometimesRequired: '某些情形下必填，提交时按制度核对。',
  notChosen: '未选择',
  submit: '登记',
  submitting: '正在登记……',
  cancel: '取消',
  done: (number) => `已登记，受理编号 ${number}`,
  underPolicy: (title, version) => `适用制度：${title}，第 ${version} 版`,
  leave: '填写的内容尚未登记，确定离开吗？',
  nobody: '无',
};
