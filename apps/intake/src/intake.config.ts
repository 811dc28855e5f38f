import { baseConfig } from '@redress/service-kit';
import { z } from 'zod';

export const intakeConfig = baseConfig.extend({
  DEFAULT_POLICY: z
    .string()
    .default('standard')
    .describe('Policy of complaints that name none and whose branch none was written for.'),
});
export type IntakeConfig = z.infer<typeof intakeConfig>;
