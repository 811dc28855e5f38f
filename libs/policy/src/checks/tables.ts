import type { Policy } from '../format.js';
import type { Finding } from '../reading/report.js';

/** What cannot work in the tables of a policy: lines never reached, bands that overlap, authority upside down. */
export function tableFindings(policy: Policy): readonly Finding[] {
  return [...routingFindings(policy), ...bandFindings(policy), ...atLeastOne(policy), ...mildestIsRaised(policy)];
}

/** Limits that fall from a role to the next one are allowed and probably not meant. */
export function authorityWarnings({ authority }: Policy): readonly Finding[] {
  return authority.flatMap(({ role, money }, index) => {
    const before = authority[index - 1];
    if (typeof money === 'string' || before === undefined || typeof before.money === 'string') return [];
    if (money.minor >= before.money.minor) return [];
    const message = `${role} may grant less than ${before.role} before it`;
    return [
      {
        path: ['authority', role, 'money'],
        message,
        remedy: 'List the roles from the least authority to the greatest.',
      },
    ];
  });
}

function routingFindings({ routing }: Policy): readonly Finding[] {
  const catchAll = routing.findIndex(
    (line) =>
      !line.when && [line.kinds, line.categories, line.products, line.branches].every((each) => each.length === 0),
  );
  if (catchAll < 0) {
    const message = 'no line of the table takes what fits no other: such a complaint would have no owner';
    return [
      {
        path: ['routing', 'table'],
        at: 'key',
        message,
        remedy: 'End the table with a line that has only a department.',
      },
    ];
  }
  return routing.slice(catchAll + 1).map((line) => ({
    path: ['routing', 'table', line.id],
    at: 'key',
    message: `line "${line.id}" is never reached: "${routing[catchAll]?.id ?? ''}" before it takes everything`,
    remedy: 'Put the line without conditions last.',
  }));
}

function bandFindings({ surveys }: Policy): readonly Finding[] {
  return surveys.flatMap(({ id, bands, maxScore }) =>
    bands.flatMap((band, index) => {
      const path = ['surveys', id, 'bands', band.id, 'atLeast'];
      if (band.atLeast > maxScore) {
        const message = `band "${band.id}" begins above the greatest score ${String(maxScore)}`;
        return [{ path, message, remedy: 'Lower it, or raise maxScore.' }];
      }
      const twin = bands.slice(0, index).find((other) => other.atLeast === band.atLeast);
      if (twin === undefined) return [];
      const message = `bands "${twin.id}" and "${band.id}" begin at the same score ${String(band.atLeast)}`;
      return [{ path, message, remedy: 'Give every band a score of its own to begin at.' }];
    }),
  );
}

function atLeastOne(policy: Policy): readonly Finding[] {
  const sections = ['kinds', 'channels', 'departments', 'grades'] as const;
  return sections
    .filter((section) => policy[section].length === 0)
    .map((section) => ({
      path: [section],
      message: `the policy declares no ${section}`,
      remedy: 'Declare at least one.',
    }));
}

function mildestIsRaised({ grades, gradeRules }: Policy): readonly Finding[] {
  return gradeRules
    .filter((rule) => rule.grade === grades[0]?.id)
    .map((rule) => ({
      path: ['grades', rule.grade, 'raisedBy', rule.id],
      at: 'key' as const,
      message: `nothing can be raised to "${rule.grade}", the mildest grade`,
      remedy: 'List the grades from the mildest to the gravest.',
    }));
}
