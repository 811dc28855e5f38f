import type { Catalogue } from '../catalogue.js';

export const time: Catalogue['time'] = {
  days: (n) => `${n} 天`,
  hours: (n) => `${n} 小时`,
  minutes: (n) => `${n} 分`,
  seconds: (n) => `${n} 秒`,
  left: (span) => `剩 ${span}`,
  over: (span) => `超时 ${span}`,
  inSpan: (span) => `${span}后`,
  ago: (span) => `${span}前`,
  paused: '已暂停',
};
