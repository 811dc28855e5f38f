import { Directory, MomentText } from '@redress/contracts';
import { z } from 'zod';

const Away = z.strictObject({ from: MomentText, until: MomentText });
const Person = Directory.shape.people.element.extend({
  deputies: z.array(z.string()).default([]).describe('who stands in while the person is away, in this order'),
  clearance: z
    .enum(['normal', 'secret', 'top-secret'])
    .default('normal')
    .describe('the highest confidentiality the person may see, as in the sign-in'),
  away: z.array(Away).default([]).describe('when the person is not there'),
});
const DutyTurn = z
  .strictObject({
    person: z.string(),
    from: MomentText.optional().describe('without it, from ever'),
    until: MomentText.optional().describe('without it, for good'),
  })
  .describe('somebody who is asked outside the opening hours of the calendar');

/** `organisation.yaml`: the branches and people of the house, who stands in for whom, and the duty roster. */
export const Organisation = Directory.extend({ people: z.array(Person), duty: z.array(DutyTurn).default([]) })
  .refine(
    ({ people, duty }) => {
      const known = new Set(people.map(({ id }) => id));
      const named = [...people.flatMap(({ deputies }) => deputies), ...duty.map(({ person }) => person)];
      return named.every((id) => known.has(id));
    },
    { error: 'deputies and the duty roster name people of this file' },
  )
  .readonly();
export type Organisation = z.infer<typeof Organisation>;
