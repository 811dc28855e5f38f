import { instant } from '@redress/business-time';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePolicy } from './compile-policy.js';
import type { CaseFacts, Policy } from './format.js';
import { describeProblem } from './problems.js';

export const policiesFolder = join(__dirname, '../../../policies');

/** A policy that ships with the product. */
export function shippedPolicy(name: string, version = 1): Policy {
  const file = join(policiesFolder, name, `${String(version)}.yaml`);
  return compiled(readFileSync(file, 'utf8'), `${name}/${String(version)}.yaml`);
}

/** The policy of this text, or the problems as the failure of the spec. */
export function compiled(text: string, file = 'example.yaml'): Policy {
  const result = compilePolicy(text, file);
  if (result.outcome === 'compiled') return result.policy;
  throw new Error(result.problems.map(describeProblem).join('\n'));
}

/** A complaint over the telephone on a Friday morning; what matters is stated by the spec. */
export function facts(stated: Partial<CaseFacts> = {}): CaseFacts {
  return {
    kind: 'complaint',
    channel: 'phone',
    branch: 'cn/east/shanghai-01',
    branchPath: ['cn/east/shanghai-01', 'cn/east', 'cn'],
    grade: 'general',
    registeredAt: instant('2026-03-06T09:00:00+08:00'),
    now: instant('2026-03-06T09:00:00+08:00'),
    ...stated,
  };
}

export const yuan = (amount: number) => ({ currency: 'CNY', minor: amount * 100 });
