import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePolicy } from './compile-policy.js';
import { deadlinesStartedBy, lengthOf } from './evaluation/deadlines.js';
import { gradeOf } from './evaluation/grading.js';
import { routeOf } from './evaluation/routing.js';
import { compiled, facts, yuan } from './spec-support.js';

const handbook = readFileSync(join(__dirname, '../../../docs/policy/handbook.md'), 'utf8');
const [example = ''] = [...handbook.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);

describe('the example of the handbook', () => {
  it('is in order, with nothing to warn of', () =>
    expect(compilePolicy(example, 'example', { calendars: ['cn-standard'] })).toMatchObject({
      outcome: 'compiled',
      warnings: [],
    }));

  it('does what the handbook says', () => {
    const policy = compiled(example);
    const online = facts({ category: 'goods', amount: yuan(1500), fields: { 'bought-at': 'online' } });
    expect(gradeOf(policy, online).grade).toBe('major');
    expect(routeOf(policy, online).department).toBe('supplier-desk');
    const resolution = deadlinesStartedBy(policy, { name: 'complaint-registered' }, online)[1];
    const length = resolution && lengthOf(resolution, { ...online, grade: 'major' })?.within;
    expect(length?.unit === 'business-days' && length.days.of(online)).toBe(10);
  });

  it('names every condition of its table correctly', () => {
    const conditions = [...(handbook.split('## 5.')[0] ?? '').matchAll(/^\| [^|`]+ \| `(.+)` *\|$/gm)].map(
      ([, text = '']) => text.replaceAll('\\|', '|'),
    );
    expect(conditions).toHaveLength(8);
    for (const condition of conditions) {
      const text = example
        .replace('"injury" in flags', condition)
        .replace('flags:\n', 'flags:\n  media: { zh: 媒体, en: Media }\n')
        .replace(
          'telephone: {',
          'batch: { label: { zh: 批号, en: Batch }, type: text, personal: false, pattern: "[A-Z0-9-]+" }\n      telephone: {',
        );
      expect(compilePolicy(text, condition)).toMatchObject({ outcome: 'compiled' });
    }
  });
});
