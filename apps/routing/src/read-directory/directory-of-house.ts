import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '@redress/contracts';
import { type BaseConfig, CONFIG, type Principal, reaches } from '@redress/service-kit';
import { parse } from 'yaml';

/** The branches and people of the enterprise, as `organisation.yaml` in POLICIES_DIR names them. */
@Injectable()
export class DirectoryOfHouse {
  private known: Promise<Directory> | undefined;

  constructor(@Inject(CONFIG) private readonly config: BaseConfig) {}

  async within(principal: Principal): Promise<Directory> {
    const { branches, people } = await (this.known ??= this.read());
    return {
      branches: branches.filter(({ path }) => reaches(principal, path)),
      people: people.filter((person) =>
        person.branches.some(
          (branch) => branch === '*' || reaches(principal, branch) || reaches(person, principal.branches[0] ?? ''),
        ),
      ),
    };
  }

  private async read(): Promise<Directory> {
    return Directory.parse(parse(await readFile(join(this.config.POLICIES_DIR, 'organisation.yaml'), 'utf8')));
  }
}
