import { parse } from 'yaml';
import { z } from 'zod';

/** What is known of a matter, as the conditions of the policy read it. */
const known = z.strictObject({
  category: z.string().optional(),
  product: z.string().optional(),
  flags: z.array(z.string()).optional(),
  liability: z.string().optional(),
  cause: z.string().optional(),
  amount: z.string().optional(),
  history: z.record(z.string(), z.number()).optional(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  solution: z
    .strictObject({ type: z.string().optional(), money: z.string().optional(), bottles: z.number().optional() })
    .optional(),
});
const scenarioFile = z.strictObject({
  organisation: z.strictObject({
    branches: z.array(z.string()),
    people: z.array(z.strictObject({ name: z.string(), role: z.string(), department: z.string().optional() })),
  }),
  scenarios: z.array(
    z.strictObject({
      title: z.strictObject({ zh: z.string(), en: z.string() }),
      complaint: known.extend({ kind: z.string(), channel: z.string() }),
      facts: z.array(
        z.strictObject({
          at: z.string(),
          fact: z.string(),
          reached: z.boolean().optional(),
          satisfied: z.boolean().optional(),
          liability: z.string().optional(),
          agreed: z.string().optional(),
          now: known.optional(),
        }),
      ),
      until: z.string().optional(),
      proposer: z.string().optional(),
      expect: z.strictObject({
        grade: z.string(),
        department: z.string(),
        deadlines: z.record(z.string(), z.string()),
        duties: z.array(z.string()).optional(),
        documents: z.array(z.string()).optional(),
        approval: z.array(z.string()).optional(),
        capa: z.array(z.string()).optional(),
      }),
    }),
  ),
});
export type Scenario = z.output<typeof scenarioFile>['scenarios'][number];
export type ScenarioFile = z.output<typeof scenarioFile>;

export type Learned = z.output<typeof known>;

/**
 * The scenarios beside a policy: made-up complaints, what happens to them, and what the policy has to make of it.
 *
 * @throws {z.ZodError} naming what is wrong with the text
 */
export function readScenarios(text: string): ScenarioFile {
  return scenarioFile.parse(parse(text));
}
