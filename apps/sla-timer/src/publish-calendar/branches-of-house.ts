import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '@redress/contracts';
import { CONFIG, Log } from '@redress/service-kit';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SlaTimerConfig } from '../sla-timer.config.js';

const Branches = z.object({ branches: Directory.shape.branches });

/** The branches of the enterprise as `organisation.yaml` in POLICIES_DIR names them. */
@Injectable()
export class BranchesOfHouse {
  private known: readonly string[] = [];
  private changedAtMs = Number.NaN;

  constructor(
    @Inject(CONFIG) private readonly config: SlaTimerConfig,
    private readonly log: Log,
  ) {}

  /** None where there is no such file, or it cannot be read: then only who reaches everything reaches every branch. */
  async paths(): Promise<readonly string[]> {
    const path = join(this.config.POLICIES_DIR, 'organisation.yaml');
    try {
      const { mtimeMs } = await stat(path);
      if (mtimeMs === this.changedAtMs) return this.known;
      this.known = Branches.parse(parse(await readFile(path, 'utf8'))).branches.map((branch) => branch.path);
      this.changedAtMs = mtimeMs;
    } catch (error) {
      this.known = [];
      this.changedAtMs = Number.NaN;
      this.log.warn('The directory cannot be read: whoever publishes has to reach everything', { error });
    }
    return this.known;
  }
}
