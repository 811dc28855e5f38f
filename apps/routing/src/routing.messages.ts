import type { CaseRefusal } from '@redress/routing-domain';
import type { MessageCatalogue, StatusOf } from '@redress/service-kit';

/** The status of each "no" of routing. */
export const caseStatusOf: StatusOf<CaseRefusal> = {
  'case-unknown': 404,
  'case-not-open': 409,
  'case-not-resolved': 409,
  'department-unknown': 422,
  'grade-unknown': 422,
  'state-unknown': 422,
  'handler-excluded': 409,
  'excluded-from-stage': 403,
  'solution-type-unknown': 422,
  'arbitration-pending': 409,
  'arbitration-decided': 409,
  'version-does-not-know': 409,
  'person-unknown': 422,
  'person-without-role': 422,
  'person-out-of-reach': 422,
  'person-not-cleared': 422,
  'person-away': 409,
  'case-of-another-department': 403,
  'solution-unknown': 404,
  'solution-not-awaiting-approval': 409,
  'solution-still-open': 409,
  'solution-not-agreed': 409,
  'authority-exceeded': 403,
  'own-proposal': 403,
  'currency-unknown': 422,
  'fact-unknown': 422,
  'fact-not-yours': 403,
  'flag-unknown': 422,
  'field-not-noted': 422,
  'not-paused': 409,
  'paused-already': 409,
  'happened-in-the-future': 422,
  'dated-back-too-far': 422,
};

export const routingMessages: MessageCatalogue = {
  'policy-unknown': {
    en: { title: 'Policy unknown', detail: 'There is no policy {name} version {version}.' },
    'zh-CN': { title: '制度不存在', detail: '没有制度 {name} 第 {version} 版。' },
  },
  'policy-not-in-order': {
    en: { title: 'Policy not in order', detail: 'Line {line}, column {column}: {wrong}. The check names everything.' },
    'zh-CN': { title: '制度文本有误', detail: '第 {line} 行第 {column} 列：{wrong}。检查结果列出全部问题。' },
  },
  'policy-other-name': {
    en: { title: 'Another policy', detail: 'The text is the policy {written}, not {name}.' },
    'zh-CN': { title: '不是同一制度', detail: '文本是制度 {written}，不是 {name}。' },
  },
  'policy-version-taken': {
    en: {
      title: 'Version taken',
      detail: '{name} version {version} was published with another text and never changes; write version {next}.',
    },
    'zh-CN': { title: '版本已存在', detail: '{name} 第 {version} 版已以其他文本发布，不可更改；请写第 {next} 版。' },
  },
  'policy-version-not-newer': {
    en: {
      title: 'Version not newer',
      detail: '{name} is at version {newest}; version {version} would come before it.',
    },
    'zh-CN': { title: '版本不够新', detail: '{name} 已是第 {newest} 版，第 {version} 版在其之前。' },
  },
  'policy-version-too-high': {
    en: {
      title: 'Version too high',
      detail: '{name} is at version {newest}; {version} leaps beyond {highest}, the highest that may follow.',
    },
    'zh-CN': { title: '版本号过高', detail: '{name} 已是第 {newest} 版，下一版最高为 {highest}，不能是 {version}。' },
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
  'dry-run-under-way': {
    en: { title: 'Dry run under way', detail: 'Another dry run or export is under way; try again in a moment.' },
    'zh-CN': { title: '正在试算', detail: '另一次试算或导出正在进行，请稍后再试。' },
  },
  'kind-unknown': {
    en: { title: 'Kind unknown', detail: 'Policy {name} version {version} has no kind {kind}.' },
    'zh-CN': { title: '类型不存在', detail: '制度 {name} 第 {version} 版没有类型 {kind}。' },
  },
  'policy-not-here': {
    en: {
      title: 'Policy not here yet',
      detail: 'Policy {name} version {version} has not arrived here; try again in a moment.',
    },
    'zh-CN': { title: '尚未收到处理制度', detail: '尚未收到制度 {name} 第 {version} 版，请稍后再试。' },
  },
  'case-unknown': {
    en: { title: 'Case unknown', detail: 'There is no such case within your reach.' },
    'zh-CN': { title: '案件不存在', detail: '您的权限范围内没有该案件。' },
  },
  'case-not-open': {
    en: { title: 'Case not open', detail: 'The case is {status}; this is done while it is open.' },
    'zh-CN': { title: '案件未在处理中', detail: '案件状态为 {status}，此操作只能在处理中进行。' },
  },
  'case-not-resolved': {
    en: { title: 'Case not resolved', detail: 'The case is {status}; this is done after it was resolved.' },
    'zh-CN': { title: '案件尚未处理完毕', detail: '案件状态为 {status}，此操作须在处理完毕之后进行。' },
  },
  'department-unknown': {
    en: { title: 'Department unknown', detail: 'The policy knows no department {department}; it knows {departments}.' },
    'zh-CN': { title: '部门不存在', detail: '制度中没有部门 {department}；可选：{departments}。' },
  },
  'grade-unknown': {
    en: { title: 'Grade unknown', detail: 'The policy knows no grade {grade}; it knows {grades}.' },
    'zh-CN': { title: '级别不存在', detail: '制度中没有级别 {grade}；可选：{grades}。' },
  },
  'state-unknown': {
    en: { title: 'Reason to wait unknown', detail: 'The policy knows no state {waitingFor}; it knows {states}.' },
    'zh-CN': { title: '等待原因不存在', detail: '制度中没有等待状态 {waitingFor}；可选：{states}。' },
  },
  'handler-excluded': {
    en: { title: 'Must not handle', detail: '{handler} must not handle this case ({because}).' },
    'zh-CN': { title: '须回避', detail: '{handler} 不得处理该案件（{because}）。' },
  },
  'excluded-from-stage': {
    en: {
      title: 'Must keep out',
      detail:
        'Rule {rule} keeps {by} out of this ({stage}). Somebody else has to do it: a supervisor can give the case to another person, and it can be handed up.',
    },
    'zh-CN': {
      title: '须回避',
      detail: '按规则 {rule}，{by} 须回避本环节（{stage}）。请由他人办理：可由主管改派，也可升级。',
    },
  },
  'solution-type-unknown': {
    en: { title: 'Type of solution unknown', detail: 'The policy knows no solution {solutionType}; it knows {types}.' },
    'zh-CN': { title: '方案类型不存在', detail: '制度中没有方案类型 {solutionType}；可选：{types}。' },
  },
  'arbitration-pending': {
    en: {
      title: 'The arbiter decides',
      detail: 'It was returned as often as the policy allows: the role {arbiter} decides whose it is.',
    },
    'zh-CN': { title: '待裁决', detail: '退回次数已达制度上限，由 {arbiter} 裁决归属。' },
  },
  'arbitration-decided': {
    en: {
      title: 'The arbiter has decided',
      detail: 'The role {arbiter} decided that it is the matter of {department}.',
    },
    'zh-CN': { title: '已裁决', detail: '{arbiter} 已裁决由 {department} 处理。' },
  },
  'version-does-not-know': {
    en: {
      title: 'Version does not fit',
      detail: 'Policy {name} version {version} does not know this case’s {missing}.',
    },
    'zh-CN': { title: '制度版本不适用', detail: '制度 {name} 第 {version} 版不包含本案的 {missing}。' },
  },
  'person-unknown': {
    en: { title: 'Person unknown', detail: 'The directory knows nobody as {handler}.' },
    'zh-CN': { title: '人员不存在', detail: '通讯录中没有 {handler}。' },
  },
  'person-without-role': {
    en: {
      title: 'Without the role',
      detail:
        '{handler} cannot be given this case: it needs the role {role} or one above it, and the roles there are {roles}.',
    },
    'zh-CN': { title: '角色不符', detail: '不能分派给 {handler}：需要角色 {role} 或其上级，而其角色为 {roles}。' },
  },
  'person-out-of-reach': {
    en: { title: 'Out of reach', detail: 'The branch {branch} lies outside the reach of {handler}.' },
    'zh-CN': { title: '超出管辖范围', detail: '{branch} 不在 {handler} 的管辖范围内。' },
  },
  'person-not-cleared': {
    en: {
      title: 'Not cleared',
      detail: '{handler} may not see matters that are {confidentiality}, as the directory has it.',
    },
    'zh-CN': { title: '密级不足', detail: '按通讯录，{handler} 无权查看密级为 {confidentiality} 的事项。' },
  },
  'person-away': {
    en: { title: 'Away', detail: '{handler} is away until {until}; those who stand in: {deputies}.' },
    'zh-CN': { title: '不在岗', detail: '{handler} 在 {until} 之前不在岗；代理人：{deputies}。' },
  },
  'case-of-another-department': {
    en: {
      title: 'Another department’s case',
      detail: 'It is the matter of {department}, which has people for it; yours is {yours}.',
    },
    'zh-CN': { title: '其他部门的案件', detail: '该案件由 {department} 处理，该部门有人负责；您属于 {yours}。' },
  },
  'solution-unknown': {
    en: { title: 'Solution unknown', detail: 'This case has no solution {solution}.' },
    'zh-CN': { title: '方案不存在', detail: '该案件没有方案 {solution}。' },
  },
  'solution-not-awaiting-approval': {
    en: { title: 'Not awaiting approval', detail: 'The solution is {status}.' },
    'zh-CN': { title: '方案不在审批中', detail: '该方案状态为 {status}。' },
  },
  'solution-still-open': {
    en: {
      title: 'A solution is underway',
      detail: 'The last solution is {status}; another one follows when it was rejected or refused.',
    },
    'zh-CN': { title: '已有方案在进行', detail: '上一方案状态为 {status}；被驳回或被客户拒绝后才能另提方案。' },
  },
  'solution-not-agreed': {
    en: { title: 'Not agreed', detail: 'The customer has not agreed to the solution ({status}).' },
    'zh-CN': { title: '客户尚未同意', detail: '客户尚未同意处理方案（{status}）。' },
  },
  'authority-exceeded': {
    en: { title: 'Beyond your authority', detail: 'This needs the approval of {needed}.' },
    'zh-CN': { title: '超出权限', detail: '须由 {needed} 审批。' },
  },
  'own-proposal': {
    en: { title: 'Your own proposal', detail: 'Who proposed a solution does not approve it.' },
    'zh-CN': { title: '本人提出的方案', detail: '提出方案的人不得自行审批。' },
  },
  'currency-unknown': {
    en: { title: 'Wrong currency', detail: 'The policy reckons in {policyCurrency}, not in {currency}.' },
    'zh-CN': { title: '币种不符', detail: '制度使用的币种为 {policyCurrency}，不是 {currency}。' },
  },
  'fact-unknown': {
    en: { title: 'Fact unknown', detail: 'The policy declares no fact {fact}; it declares {facts}.' },
    'zh-CN': { title: '事实不存在', detail: '制度中没有事实 {fact}；可选：{facts}。' },
  },
  'fact-not-yours': {
    en: { title: 'Not yours to note', detail: 'The policy lets {recordedBy} note {fact}.' },
    'zh-CN': { title: '无权记录', detail: '制度规定由 {recordedBy} 记录 {fact}。' },
  },
  'flag-unknown': {
    en: { title: 'Circumstance unknown', detail: 'The policy knows no circumstance {flag}; it knows {flags}.' },
    'zh-CN': { title: '情形不存在', detail: '制度中没有情形 {flag}；可选：{flags}。' },
  },
  'field-not-noted': {
    en: {
      title: 'Field cannot be noted',
      detail:
        'Field {field} is personal, has a place in every registration, is unknown or has another type; the form has {fields}.',
    },
    'zh-CN': {
      title: '字段不可记录',
      detail: '字段 {field} 属于个人信息、登记表中另有位置、不存在或格式不符；表单字段：{fields}。',
    },
  },
  'not-paused': {
    en: { title: 'Not paused', detail: 'Work on this case is not paused.' },
    'zh-CN': { title: '未暂停', detail: '该案件并未暂停。' },
  },
  'paused-already': {
    en: { title: 'Paused already', detail: 'The case waits already: {waitingFor}.' },
    'zh-CN': { title: '已暂停', detail: '该案件已在等待：{waitingFor}。' },
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
