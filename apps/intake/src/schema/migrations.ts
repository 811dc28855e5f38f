import type { MigrationInterface, QueryRunner } from 'typeorm';

class RegistrationNumberSequence1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SEQUENCE registration_number');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

/** Tables of intake itself, beside those of the event log. */
export const intakeMigrations = [RegistrationNumberSequence1764000000001];
