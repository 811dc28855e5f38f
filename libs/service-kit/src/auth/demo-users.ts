import type { Clearance, Role } from './principal.js';

/** Somebody the local sign-in lets in without a password. Plainly fictional. */
export interface DemoUser {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly [Role, ...Role[]];
  readonly branches: readonly string[];
  readonly department?: string;
  readonly clearance: Clearance;
}

/** A machine that posts complaints for a channel. */
export interface DemoChannel extends DemoUser {
  readonly secret: string;
}

/** One for each role. */
export const demoUsers: readonly DemoUser[] = [
  {
    id: 'rui',
    name: 'Rui Receiver 芮接待',
    roles: ['receiver'],
    branches: ['cn/east'],
    department: 'customer-service',
    clearance: 'normal',
  },
  {
    id: 'han',
    name: 'Han Handler 韩处理',
    roles: ['handler'],
    branches: ['cn/east'],
    department: 'logistics',
    clearance: 'normal',
  },
  {
    id: 'su',
    name: 'Su Supervisor 苏主管',
    roles: ['supervisor'],
    branches: ['cn/east'],
    department: 'customer-service',
    clearance: 'secret',
  },
  {
    id: 'mei',
    name: 'Mei Manager 梅经理',
    roles: ['department-manager'],
    branches: ['cn/east'],
    department: 'logistics',
    clearance: 'secret',
  },
  { id: 'lin', name: 'Lin Leader 林领导', roles: ['leader-in-charge'], branches: ['cn'], clearance: 'top-secret' },
  { id: 'he', name: 'He Headoffice 何总部', roles: ['head-office'], branches: ['*'], clearance: 'top-secret' },
  { id: 'an', name: 'An Auditor 安审计', roles: ['auditor'], branches: ['*'], clearance: 'top-secret' },
  { id: 'yi', name: 'Yi Analyst 易分析', roles: ['analyst'], branches: ['*'], clearance: 'normal' },
  { id: 'guan', name: 'Guan Administrator 管管理', roles: ['administrator'], branches: ['*'], clearance: 'normal' },
];

/** So that a first `curl` can register a complaint. */
export const demoChannels: readonly DemoChannel[] = [
  {
    id: 'demo-web-form',
    name: 'Web form 网页表单',
    roles: ['channel'],
    branches: ['cn'],
    clearance: 'normal',
    secret: 'demo-web-form',
  },
];
