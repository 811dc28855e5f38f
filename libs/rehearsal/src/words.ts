import type { Named, Policy } from '@redress/policy';

export type Language = 'zh' | 'en';

/** The facts every policy has, in Chinese; in English their names can be read as they are. */
const factsInChinese: Readonly<Record<string, string>> = {
  'complaint-registered': '投诉登记',
  'complaint-accepted': '受理',
  'complaint-declined': '不予受理',
  'complaint-withdrawn': '撤回投诉',
  'circumstances-learned': '获知情况',
  'case-opened': '立案',
  'case-graded': '定级',
  'case-routed': '转交部门',
  'case-assigned': '指派处理人',
  'customer-contacted': '联系客户',
  'findings-recorded': '记录调查结果',
  'solution-proposed': '提出方案',
  'solution-approved': '批准方案',
  'solution-rejected': '否决方案',
  'answer-sent': '答复客户',
  'solution-agreed': '客户同意',
  'solution-refused': '客户拒绝',
  'complaint-resolved': '处理完毕',
  'callback-recorded': '回访',
  'satisfaction-rated': '满意度评价',
  'case-escalated': '升级',
  'case-reopened': '重新打开',
  'case-closed': '结案',
  'work-paused': '暂停',
  'work-resumed': '恢复',
  'evidence-added': '补充证据',
};

/** The product's own roles; a policy's have titles of their own. */
const rolesInChinese: Readonly<Record<string, string>> = {
  receiver: '受理人',
  handler: '处理人',
  supervisor: '主管',
  'department-manager': '部门经理',
  'leader-in-charge': '主管领导',
  'head-office': '总部',
};

/** The policy's own words for what is only a name in events. */
export class Words {
  constructor(
    private readonly policy: Policy,
    readonly language: Language,
  ) {}

  say(en: string, zh: string): string {
    return this.language === 'zh' ? zh : en;
  }

  fact(name: string): string {
    const declared = this.policy.facts.find(({ id }) => id === name);
    if (declared) return declared.title[this.language];
    return this.language === 'zh' ? (factsInChinese[name] ?? name) : name.replaceAll('-', ' ');
  }

  of(
    list: 'deadlines' | 'grades' | 'duties' | 'documents' | 'departments' | 'kinds' | 'categories' | 'products',
    id: string,
  ): string {
    const named: readonly Named[] =
      list === 'duties'
        ? [...this.policy.duties, ...this.policy.channels.flatMap(({ duties }) => duties)]
        : this.policy[list];
    return named.find((each) => each.id === id)?.title[this.language] ?? id;
  }

  role(id: string): string {
    const own = this.policy.roles.find((role) => role.id === id);
    if (own) return own.title[this.language];
    return this.language === 'zh' ? (rolesInChinese[id] ?? id) : id.replaceAll('-', ' ');
  }

  roles(ids: readonly string[]): string {
    return ids.map((id) => this.role(id)).join(this.say(', ', '、'));
  }
}
