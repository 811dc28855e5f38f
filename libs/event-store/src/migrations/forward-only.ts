import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A migration that is plain SQL, for the schema on the search path. Facts are not taken back, so it has no way down. */
export abstract class ForwardOnly implements MigrationInterface {
  protected abstract readonly statements: readonly string[];

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of this.statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error(`${this.constructor.name} goes forward only.`));
  }
}
