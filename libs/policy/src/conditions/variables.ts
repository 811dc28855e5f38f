/** The lists of a policy that ids in conditions must come from. */
export type Vocabulary =
  | 'kinds'
  | 'channels'
  | 'categories'
  | 'products'
  | 'departments'
  | 'grades'
  | 'urgencies'
  | 'confidentialities'
  | 'liabilities'
  | 'causes'
  | 'solutionTypes'
  | 'flags'
  | 'deadlines'
  | 'roles'
  | 'declining';

export interface Variable {
  readonly type: 'string' | 'int' | 'bool' | 'list<string>' | 'google.protobuf.Timestamp';
  readonly means: { readonly zh: string; readonly en: string };
  readonly from?: Vocabulary;
  /** Whole numbers that are minor units of the currency: compared with money("2000 CNY") only. */
  readonly money?: true;
}

const text = (en: string, zh: string, from?: Vocabulary): Variable => ({
  type: 'string',
  means: { zh, en },
  ...(from && { from }),
});
const list = (en: string, zh: string, from?: Vocabulary): Variable => ({ ...text(en, zh, from), type: 'list<string>' });
const whole = (en: string, zh: string): Variable => ({ type: 'int', means: { zh, en } });
const money = (en: string, zh: string): Variable => ({ type: 'int', means: { zh, en }, money: true });
const yesNo = (en: string, zh: string): Variable => ({ type: 'bool', means: { zh, en } });
const moment = (en: string, zh: string): Variable => ({ type: 'google.protobuf.Timestamp', means: { zh, en } });

/** What a condition may read, beside `history`, `fact` and `fields`. Nothing here names or describes a person. */
export const variables: Readonly<Record<string, Variable>> = {
  kind: text('kind of matter', '类型', 'kinds'),
  channel: text('how it came in', '投诉方式', 'channels'),
  branch: text('branch it belongs to', '网点'),
  branches: list('the branch and all units above it', '网点及其上级'),
  category: text('category', '类别', 'categories'),
  product: text('product', '产品', 'products'),
  department: text('responsible department', '责任部门', 'departments'),
  grade: text('grade', '级别', 'grades'),
  urgency: text('urgency', '紧急程度', 'urgencies'),
  confidentiality: text('confidentiality', '密级', 'confidentialities'),
  status: text('status of the case', '状态'),
  liability: text('liability', '责任界定', 'liabilities'),
  cause: text('cause', '原因', 'causes'),
  amount: money('amount in dispute', '涉及金额'),
  quantity: whole('quantity in dispute', '涉及数量'),
  flags: list('circumstances that are known', '已知情形', 'flags'),
  termGiven: yesNo('the customer named a term, or one was agreed', '已有约定期限'),
  solutionType: text('type of the solution', '处理方案类型', 'solutionTypes'),
  offered: money('money the solution offers', '方案金额'),
  granted: money('money granted on this matter altogether', '累计金额'),
  goodsItem: text('goods the solution offers', '方案物品', 'products'),
  goodsQuantity: whole('how many of them', '方案物品数量'),
  running: list('deadlines that run', '计时中的时限', 'deadlines'),
  met: list('deadlines that were met', '已完成的时限', 'deadlines'),
  missed: list('deadlines that were missed', '已超时的时限', 'deadlines'),
  registeredAt: moment('when it was registered', '受理时间'),
  now: moment('the moment of this decision', '判断时刻'),
};

export const history: Readonly<Record<string, Variable>> = {
  repeated: whole('complaints of this customer over the same matter, this one included', '重复投诉次数（含本次）'),
  collective: whole('customers who complain of the same matter, this one included', '同一事项投诉人数（含本人）'),
  byCustomer: whole('complaints of this customer altogether', '该客户投诉总数'),
  returned: whole('how often the assignment was sent back', '退回次数'),
  refusals: whole('how often the customer refused a solution', '客户拒绝次数'),
  escalations: whole('how often it was escalated', '升级次数'),
  reopenings: whole('how often it was reopened', '重开次数'),
  score: whole('score of the survey or callback, 0 when there is none', '满意度分数，没有则为 0'),
};

export const fact: Readonly<Record<string, Variable>> = {
  name: text('the fact that happened', '事实名称'),
  role: text('role of who recorded it', '记录人角色', 'roles'),
  department: text('department it is about', '部门', 'departments'),
  channel: text('channel used', '方式', 'channels'),
  grade: text('grade it led to', '级别', 'grades'),
  liability: text('liability found', '责任界定', 'liabilities'),
  ground: text('ground for declining', '不予受理理由', 'declining'),
  reached: yesNo('somebody was reached', '是否联系上'),
  satisfied: yesNo('the customer was satisfied', '客户是否满意'),
  final: yesNo('the last approval needed', '是否最后一级批准'),
  amount: money('amount it is about', '金额'),
};

/** Everything a condition may read, by the name it is written with; fields of the form come on top. */
export const conditionVariables: Readonly<Record<string, Variable>> = {
  ...variables,
  ...prefixed('history', history),
  ...prefixed('fact', fact),
};

function prefixed(prefix: string, record: Readonly<Record<string, Variable>>): Record<string, Variable> {
  return Object.fromEntries(Object.entries(record).map(([name, variable]) => [`${prefix}.${name}`, variable]));
}
