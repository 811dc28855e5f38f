import { Counter, Gauge, Histogram, Registry } from 'prom-client';

interface Reading<Label extends string> {
  readonly labels: Readonly<Record<Label, string>>;
  readonly value: number;
}

/** What a service measures; each service has a registry of its own, also where four of them share a process. */
export class Metrics {
  readonly registry = new Registry();

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
  }

  counter<Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  /** A count kept elsewhere, read when it is asked for; it only grows, until the process ends. */
  count(name: `${string}_total`, help: string, read: () => number): Counter {
    return new Counter({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }

  /** A value read when it is asked for; where reading fails it is left out of that answer. */
  gauge(name: string, help: string, read: () => number | Promise<number>): Gauge {
    return this.gauges(name, help, [], async () => [{ labels: {}, value: await read() }]);
  }

  /** Several values of one name, told apart by labels; none is a good answer too. */
  gauges<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    read: () => readonly Reading<Label>[] | Promise<readonly Reading<Label>[]>,
  ): Gauge<Label> {
    return new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        const readings = await Promise.resolve()
          .then(read)
          .catch(() => []);
        this.reset();
        // prom-client resets a gauge without labels to 0, which would be told as if it had been read.
        if (labelNames.length === 0 && readings.length === 0) this.remove();
        for (const { labels, value } of readings) this.set(labels, value);
      },
    });
  }

  histogram<Label extends string = never>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: readonly Label[] = [],
  ): Histogram<Label> {
    return new Histogram({ name, help, buckets, labelNames, registers: [this.registry] });
  }
}
