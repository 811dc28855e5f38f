import { ConnectionNews } from './connection-news.js';

describe('the news of the connection', () => {
  it('are that it is gone, once, and that it is back', () => {
    const news = new ConnectionNews();
    const told = (['polling', 'live', 'offline', 'polling', 'offline', 'live', 'live'] as const).map((status) =>
      news.of(status),
    );
    expect(told).toEqual([undefined, undefined, 'offline', undefined, undefined, 'connected', undefined]);
  });
});
