import type { Catalogue } from '../catalogue.js';

export const parked: Catalogue['parked'] = {
  title: '搁置的消息',
  lead: '服务多次尝试仍无法处理的消息。同一投诉的后续消息在其后等待，其他投诉不受影响。',
  services: { intake: '受理', routing: '处理', 'sla-timer': '时限', feedback: '反馈' },
  nothing: '没有搁置的消息。',
  since: '自',
  attempts: (count) => `已尝试 ${count} 次`,
  waitingBehind: (count) => `其后有 ${count} 条在等待`,
  replay: '重试',
  replayed: '正在重试。',
};
