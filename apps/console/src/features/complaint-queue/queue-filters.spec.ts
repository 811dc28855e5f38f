import { forgetSought } from '../../navigation/sought.js';
import { addressOf, countsRequestOf, filtersIn, requestOf, tabOf, withTab } from './queue-filters.js';

const storage = new Map<string, string>();
beforeAll(() => {
  const sessionStorage = {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  };
  Object.assign(globalThis, { sessionStorage });
});

describe('the filters of the queue', () => {
  it('come back from the address they were put in', () => {
    const filters = { grade: 'major', branch: 'cn/east', q: '漏水 & 异响' };
    const address = addressOf(filters);
    expect(filtersIn(new URLSearchParams(address.slice(2)))).toEqual(filters);
  });

  // a name or a telephone number stayed in the history of the browser, and in the log of each proxy
  it('keep what is sought out of every address, and lose it with whoever sought it', () => {
    const filters = { status: 'all', mine: 'true', q: '13000000062' };
    const [address, again] = [addressOf(filters), addressOf(filters)];
    const { path, question } = requestOf(filters, { limit: 50 });
    expect([address, path].filter((each) => each.includes('1300'))).toEqual([]);
    expect(again).toBe(address);
    expect(question).toEqual({ status: 'all', mine: true, q: '13000000062', limit: 50 });
    forgetSought();
    expect(filtersIn(new URLSearchParams(address.slice(2)))).toEqual({ status: 'all', mine: 'true' });
  });

  it('leave the address bare when there are none', () => expect(addressOf({})).toBe('/'));

  it('are asked of the API together with the page', () => {
    expect(requestOf({ mine: 'true' }, { limit: 50, cursor: 'abc' })).toEqual({
      path: '/api/v1/queue?mine=true&limit=50&cursor=abc',
    });
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
