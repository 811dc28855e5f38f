import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the open deadlines have been brought in line with each published version of a calendar. */
class Recalculations1764000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE recalculation (
      calendar text NOT NULL,
      version int NOT NULL,
      status text NOT NULL DEFAULT 'running',
      total int NOT NULL DEFAULT 0,
      checked int NOT NULL DEFAULT 0,
      moved int NOT NULL DEFAULT 0,
      after_complaint uuid,
      after_deadline text,
      started_at timestamptz NOT NULL DEFAULT now(),
      finished_at timestamptz,
      CONSTRAINT recalculation_pk PRIMARY KEY (calendar, version),
      CONSTRAINT recalculation_has_a_known_status CHECK (status IN ('running', 'done'))
    )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

/** Timetables that a version of a calendar could not be applied to, until they are in line after all. */
class SetAside1764000000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE set_aside (
      calendar text NOT NULL,
      version int NOT NULL,
      complaint_id uuid NOT NULL,
      reason text NOT NULL,
      times int NOT NULL DEFAULT 1,
      since timestamptz NOT NULL DEFAULT now(),
      again_at timestamptz NOT NULL DEFAULT now() + interval '30 seconds',
      CONSTRAINT set_aside_pk PRIMARY KEY (calendar, version, complaint_id)
    )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

/** Tables of the SLA timer itself, beside those of the event log. */
export const slaTimerMigrations = [Recalculations1764000000101, SetAside1764000000102];
