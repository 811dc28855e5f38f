import type { MessageCatalogue, StatusOf } from '@redress/service-kit';
import type { CalendarRefusal } from '@redress/sla-timer-domain';
import type { ToldRefusal } from './extend-deadline/told-refusal.js';

/** The status of each "no" of the SLA timer. */
export const timetableStatusOf: StatusOf<ToldRefusal> = {
  'timetable-unknown': 404,
  'deadline-unknown': 404,
  'deadline-not-running': 409,
  'deadline-passed': 409,
  'extension-not-allowed': 409,
  'extensions-used-up': 409,
  'extension-not-later': 422,
  'extension-beyond-limit': 422,
  'extension-beyond-authority': 403,
  'extension-not-yours': 403,
  'extension-beyond-everybody': 403,
  'date-in-the-past': 422,
};

/** The status of each "no" to a version of a calendar. */
export const calendarStatusOf: StatusOf<CalendarRefusal> = {
  'calendar-version-taken': 409,
  'calendar-version-not-newer': 409,
  'calendar-version-too-high': 409,
  'branch-served-already': 409,
};

export const slaTimerMessages: MessageCatalogue = {
  'timetable-unknown': {
    en: { title: 'Complaint unknown', detail: 'There is no such complaint within your reach.' },
    'zh-CN': { title: '投诉不存在', detail: '您的权限范围内没有该投诉。' },
  },
  'policy-not-here': {
    en: {
      title: 'Policy not here yet',
      detail: 'Policy {name} version {version} or its calendar has not arrived here; try again in a moment.',
    },
    'zh-CN': { title: '尚未收到处理制度', detail: '尚未收到制度 {name} 第 {version} 版或其日历，请稍后再试。' },
  },
  'deadline-unknown': {
    en: { title: 'Deadline unknown', detail: 'This complaint has no deadline {deadline}.' },
    'zh-CN': { title: '时限不存在', detail: '该投诉没有时限 {deadline}。' },
  },
  'deadline-not-running': {
    en: {
      title: 'Deadline not running',
      detail: 'Deadline {deadline} is {status}; only one that runs can be extended.',
    },
    'zh-CN': { title: '时限未在计时', detail: '时限 {deadline} 的状态为 {status}，只有计时中的时限可以延期。' },
  },
  'deadline-passed': {
    en: {
      title: 'Deadline passed',
      detail: 'Deadline {deadline} passed at {dueAt}; it is {now}. Extensions are granted before that.',
    },
    'zh-CN': { title: '时限已过', detail: '时限 {deadline} 已于 {dueAt} 到期，现在是 {now}。延期须在到期前批准。' },
  },
  'extension-not-allowed': {
    en: { title: 'No extension', detail: 'The policy allows no extension of {deadline}.' },
    'zh-CN': { title: '不允许延期', detail: '处理制度不允许延长时限 {deadline}。' },
  },
  'extensions-used-up': {
    en: { title: 'Extensions used up', detail: '{deadline} may be extended {atMostTimes} times.' },
    'zh-CN': { title: '延期次数已用完', detail: '时限 {deadline} 最多可延期 {atMostTimes} 次。' },
  },
  'extension-not-later': {
    en: { title: 'Not later', detail: '{until} is not later than {dueAt}, when {deadline} is due now.' },
    'zh-CN': { title: '并未延后', detail: '{until} 不晚于时限 {deadline} 现在的到期时间 {dueAt}。' },
  },
  'extension-beyond-limit': {
    en: {
      title: 'Beyond the outer deadline',
      detail: '{until} is later than {limit}, when {outer} is due, which {deadline} may not outlast.',
    },
    'zh-CN': {
      title: '超出外层时限',
      detail: '{until} 晚于 {outer} 的到期时间 {limit}，期限 {deadline} 不得超过它。',
    },
  },
  'extension-beyond-authority': {
    en: {
      title: 'Beyond your authority',
      detail: 'You may extend {deadline} until {latest}; {until} needs {approver}.',
    },
    'zh-CN': { title: '超出权限', detail: '您最多可将 {deadline} 延至 {latest}；延至 {until} 须由 {approver} 批准。' },
  },
  'extension-not-yours': {
    en: { title: 'Not yours to extend', detail: 'Extending {deadline} to {until} needs {approver}.' },
    'zh-CN': { title: '无权延期', detail: '将 {deadline} 延至 {until} 须由 {approver} 批准。' },
  },
  'extension-beyond-everybody': {
    en: { title: 'Beyond every authority', detail: 'Nobody may extend {deadline} as far as {until}.' },
    'zh-CN': { title: '超出所有人的权限', detail: '任何人都无权将 {deadline} 延至 {until}。' },
  },
  'calendar-unknown': {
    en: { title: 'Calendar unknown', detail: 'There is no calendar {calendar}, or not in that version.' },
    'zh-CN': { title: '日历不存在', detail: '没有日历 {calendar}，或没有该版本。' },
  },
  'previews-under-way': {
    en: {
      title: 'Others are looking',
      detail: 'As many previews are under way as can be borne; ask again in a moment.',
    },
    'zh-CN': { title: '预览繁忙', detail: '正在进行的预览已达上限，请稍后再试。' },
  },
  'calendar-wrong': {
    en: { title: 'Not a calendar', detail: 'The document is wrong in {count} places, first: {first}' },
    'zh-CN': { title: '日历文件有误', detail: '文件有 {count} 处错误，第一处：{first}' },
  },
  'calendar-version-taken': {
    en: {
      title: 'Version taken',
      detail: 'Version {version} of {calendar} was published with another text; give the change a new version.',
    },
    'zh-CN': {
      title: '版本号已被使用',
      detail: '日历 {calendar} 第 {version} 版已以另一内容发布，请为修改使用新的版本号。',
    },
  },
  'calendar-version-not-newer': {
    en: {
      title: 'Not a newer version',
      detail: 'Version {newest} of {calendar} is in force; version {version} is not newer.',
    },
    'zh-CN': { title: '版本号不够新', detail: '日历 {calendar} 现行第 {newest} 版，第 {version} 版并不更新。' },
  },
  'calendar-version-too-high': {
    en: {
      title: 'Version too high',
      detail:
        'Version {newest} of {calendar} is in force; {version} leaps beyond {highest}, the highest that may follow.',
    },
    'zh-CN': {
      title: '版本号过高',
      detail: '日历 {calendar} 现行第 {newest} 版，下一版最高为 {highest}，不能是 {version}。',
    },
  },
  'publication-beyond-reach': {
    en: {
      title: 'Beyond your reach',
      detail:
        '{name} applies to {area} (* is the whole enterprise), of which {beyond} lies beyond your reach ({reach}).',
    },
    'zh-CN': {
      title: '超出管辖范围',
      detail: '{name} 适用于 {area}（* 为整个企业），其中 {beyond} 超出您的管辖范围（{reach}）。',
    },
  },
  'branch-served-already': {
    en: { title: 'Unit has a calendar', detail: '{branch} works by calendar {calendar}; take it out there first.' },
    'zh-CN': { title: '网点已有日历', detail: '{branch} 已采用日历 {calendar}，请先在该日历中移除。' },
  },
  'date-in-the-past': {
    en: { title: 'In the past', detail: '{until} is past; it is {now}.' },
    'zh-CN': { title: '日期已过', detail: '{until} 已过，现在是 {now}。' },
  },
};
