import { addressOf, countsRequestOf, filtersIn, requestOf, tabOf, withTab } from './queue-filters.js';

describe('the filters of the queue', () => {
  it('come back from the address they were put in', () => {
    const filters = { grade: 'major', branch: 'cn/east', q: '漏水 & 异响' };
    const address = addressOf(filters);
    expect(filtersIn(new URLSearchParams(address.slice(2)))).toEqual(filters);
  });

  it('leave the address bare when there are none', () => expect(addressOf({})).toBe('/'));

  it('are asked of the API together with the page', () => {
    expect(requestOf({ mine: 'true' }, { limit: 50, cursor: 'abc' })).toBe(
      '/api/v1/queue?mine=true&limit=50&cursor=abc',
    );
  });

  it('count by place and grade, whatever the tab', () => {
    expect(countsRequestOf({ overdue: 'true', branch: 'cn' })).toBe('/api/v1/queue/counts?branch=cn');
  });

  it('keep the place and drop the search when a tab is chosen', () => {
    expect(withTab({ branch: 'cn', q: 'lid', status: 'closed' }, 'overdue')).toEqual({ branch: 'cn', overdue: 'true' });
  });

  it.each([
    [{}, 'unfinished'],
    [{ overdue: 'true' }, 'overdue'],
    [{ mine: 'true', grade: 'major' }, 'mine'],
    [{ status: 'awaiting-approval' }, 'awaitingApproval'],
    [{ status: 'closed' }, undefined],
  ])('%j are the tab %s', (filters, tab) => expect(tabOf(filters)).toBe(tab));
});
