import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Directory } from '@redress/contracts';
import { type BaseConfig, CONFIG, Log, type Principal, reaches } from '@redress/service-kit';
import { parse } from 'yaml';
import { Organisation } from './organisation.js';

const LOOK_EVERY_MS = 2_000;

/** The branches and people of the enterprise, as `organisation.yaml` in POLICIES_DIR names them; a change is used within seconds. */
@Injectable()
export class DirectoryOfHouse {
  private known: Organisation | undefined;
  private changedAtMs = Number.NaN;
  private lookedAt = Number.NEGATIVE_INFINITY;

  constructor(
    @Inject(CONFIG) private readonly config: BaseConfig,
    private readonly log: Log,
  ) {}

  async within(principal: Principal): Promise<Directory> {
    const { branches, people } = await this.organisation();
    return {
      branches: branches.filter(({ path }) => reaches(principal, path)),
      people: people
        .filter((person) =>
          person.branches.some(
            (branch) => branch === '*' || reaches(principal, branch) || reaches(person, principal.branches[0] ?? ''),
          ),
        )
        .map(({ id, name, roles, branches: within, department }) => ({
          id,
          name,
          roles,
          branches: within,
          department,
        })),
    };
  }

  /** @throws what is wrong with the file, where it never was right; a later mistake in it leaves what was known */
  async organisation(): Promise<Organisation> {
    if (this.known !== undefined && performance.now() - this.lookedAt < LOOK_EVERY_MS) return this.known;
    this.lookedAt = performance.now();
    const path = join(this.config.POLICIES_DIR, 'organisation.yaml');
    try {
      const { mtimeMs } = await stat(path);
      if (this.known === undefined || mtimeMs !== this.changedAtMs) {
        this.changedAtMs = mtimeMs;
        this.known = Organisation.parse(parse(await readFile(path, 'utf8')));
      }
      return this.known;
    } catch (error) {
      if (this.known === undefined) throw error;
      this.log.error('The directory was changed and cannot be read; the one before is used', { error });
      return this.known;
    }
  }
}
