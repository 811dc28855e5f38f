import { instant } from '@redress/business-time';
import { numbersMeantBy } from './numbers-meant-by.js';

const now = instant('2026-03-02T01:00:00.000Z');

describe('a registration number as it is said on the telephone', () => {
  it.each([['R-2026-000042'], ['r-2026-000042'], [' 2026-42 '], ['R-2026-42']])('%s is one number', (said) =>
    expect(numbersMeantBy(said, now)).toEqual(['R-2026-000042']),
  );

  it('in its last digits may be of any year', () => {
    expect(numbersMeantBy('000042', now).slice(0, 2)).toEqual(['R-2026-000042', 'R-2025-000042']);
    expect(numbersMeantBy('1234567', now)).toContain('R-2024-1234567');
  });

  it.each([['Ann Example'], ['13000000051'], ['R-2026'], ['%'], ['']])('%s is none', (said) =>
    expect(numbersMeantBy(said, now)).toEqual([]),
  );
});
