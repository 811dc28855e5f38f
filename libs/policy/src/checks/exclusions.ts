import type { Exclusion, Policy, Stage } from '../format.js';
import type { Finding } from '../reading/report.js';

/** Rules of exclusion that nothing could carry out, so that nobody relies on them. */
const impossible: Partial<Record<Exclusion['who'], { stages: readonly Stage[]; why: string; instead: string }>> = {
  proposer: {
    stages: ['handling', 'review'],
    why: 'who handles a complaint is who proposes: "proposer" can be kept from approval, callback and arbitration',
    instead: 'Leave it out, or write who: handled-before to have another person at a second stage.',
  },
  'same-unit': {
    stages: ['callback'],
    why: 'nobody can tell units apart at the callback: "same-unit" can be kept from handling, review, approval and arbitration',
    instead: 'Leave it out, or write who: handled-before or who: complained-about.',
  },
};

export function exclusionFindings({ exclusions }: Policy): readonly Finding[] {
  return exclusions.flatMap(({ id, who, from }) => {
    const told = impossible[who];
    const stage = told?.stages.find((each) => from.includes(each));
    return told && stage
      ? [
          {
            path: ['exclusions', id],
            at: 'key' as const,
            message: `${told.why}, not from ${stage}`,
            remedy: told.instead,
          },
        ]
      : [];
  });
}
