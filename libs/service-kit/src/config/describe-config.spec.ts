import { z } from 'zod';
import { baseConfig } from './base-config.js';
import { configTable, describeConfig } from './describe-config.js';

describe('the table of variables', () => {
  it('says what each means and what it is when left out', () =>
    expect(
      configTable(
        z.object({
          A: z.string().describe('First | last.'),
          B: z.coerce.number().default(5).describe('Second.'),
          C: z.string().optional().describe('Third.'),
        }),
      )
        .split('\n')
        .slice(2),
    ).toEqual(['| `A` | **required** | First \\| last. |', '| `B` | `5` | Second. |', '| `C` |  | Third. |']));

  it('leaves no variable of ours without a sentence', () =>
    expect(describeConfig(baseConfig).filter(({ means }) => !means.endsWith('.'))).toEqual([]));
});
