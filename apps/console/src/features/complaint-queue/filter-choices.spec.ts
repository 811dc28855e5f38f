import type { PolicySummary, QueueItem } from '@redress/contracts';
import { Reference } from '../../reference/reference.js';
import { choicesOf, nothingSeen, withList } from './filter-choices.js';

const named = (name: string) => ({ name, label: { zh: name, en: name } });
const policy = {
  name: 'standard',
  version: 1,
  grades: [named('general'), named('major')],
  departments: [named('after-sales'), named('logistics'), named('finance')],
} as unknown as PolicySummary;
const reference = new Reference([policy], { branches: [], people: [] }, 'en');
const item = (grade: string, department: string) => ({ grade, department }) as QueueItem;
const values = (options: readonly { value: string }[]) => options.map(({ value }) => value);

describe('the choices of the filters', () => {
  it('are all there are, while part of the queue is unseen', () => {
    const seen = withList(nothingSeen, [item('general', 'logistics')], false);
    expect(values(choicesOf(seen, {}, reference).departments)).toEqual(['after-sales', 'logistics', 'finance']);
  });

  it('are those that occur, once everything was seen, and the chosen one', () => {
    const seen = withList(nothingSeen, [item('general', 'logistics')], true);
    const { grades, departments } = choicesOf(seen, { department: 'finance' }, reference);
    expect([values(grades), values(departments)]).toEqual([['general'], ['logistics', 'finance']]);
  });

  it('stay when a filter shows less', () => {
    const seen = withList(withList(nothingSeen, [item('major', 'logistics')], true), [], false);
    expect(values(choicesOf(seen, { grade: 'general' }, reference).grades)).toEqual(['general', 'major']);
  });
});
