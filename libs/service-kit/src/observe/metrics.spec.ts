import { Metrics } from './metrics.js';

describe('metrics', () => {
  it('tell a value as it is when they are asked', async () => {
    const metrics = new Metrics('intake');
    let waiting = 3;
    metrics.gauge('waiting', 'Those who wait.', () => waiting);
    expect(await metrics.registry.metrics()).toContain('waiting{service="intake"} 3');
    waiting = 4;
    expect(await metrics.registry.metrics()).toContain('waiting{service="intake"} 4');
  });

  it('tell a count as a counter, which only grows', async () => {
    const metrics = new Metrics('intake');
    let sent = 3;
    metrics.count('sent_total', 'Sent.', () => sent);
    await metrics.registry.metrics();
    sent = 5;
    const text = await metrics.registry.metrics();
    expect(text).toContain('# TYPE sent_total counter');
    expect(text).toContain('sent_total{service="intake"} 5');
  });

  it('leave out what cannot be read, and tell the others', async () => {
    const metrics = new Metrics('intake');
    let broken = false;
    metrics.gauge('lag', 'Lag.', () => (broken ? Promise.reject(new Error('away')) : 1));
    metrics.gauge('depth', 'Depth.', () => 2);
    await metrics.registry.metrics();
    broken = true;
    const text = await metrics.registry.metrics();
    expect(text).not.toMatch(/^lag/m);
    expect(text).toMatch(/^depth\{.*\} 2$/m);
  });

  it('forget the labels of the time before', async () => {
    const metrics = new Metrics('intake');
    let by = 'one';
    metrics.gauges('held', 'Who holds.', ['by'], () => [{ labels: { by }, value: 1 }]);
    await metrics.registry.metrics();
    by = 'two';
    const text = await metrics.registry.metrics();
    expect(text).toContain('by="two"');
    expect(text).not.toContain('by="one"');
  });
});
