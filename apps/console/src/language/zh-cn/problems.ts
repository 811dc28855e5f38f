import type { Catalogue } from '../catalogue.js';

export const problems: Catalogue['problems'] = {
  noConnection: '无法连接服务器。内容没有丢失，请重试。',
  changedMeanwhile: '其他人刚刚更改了此投诉，已重新加载，请查看后再次提交。',
  unexpected: '出现错误。',
  required: '请填写此项。',
  rule: '规则',
  trace: '问题追踪号',
};
