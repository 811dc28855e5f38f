import pg from 'pg';

/**
 * A connection whose loss ends nobody. pg tells of one loss up to twice, by `error` events, the second time perhaps
 * when its borrower has already given the connection back and stopped listening; an `error` that nobody hears ends the
 * process. What was being asked fails anyway, which is all that anybody needs to know.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
