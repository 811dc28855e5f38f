import { Controller, Get } from '@nestjs/common';
import { Directory } from '@redress/contracts';
import { Answers, CurrentPrincipal, type Principal, Roles } from '@redress/service-kit';
import { DirectoryOfHouse } from './directory-of-house.js';

/** Branches and people within the caller’s reach. */
@Controller('directory')
@Roles(
  'receiver',
  'handler',
  'supervisor',
  'department-manager',
  'leader-in-charge',
  'head-office',
  'auditor',
  'analyst',
  'administrator',
)
export class ReadDirectoryController {
  constructor(private readonly directory: DirectoryOfHouse) {}

  @Get()
  @Answers(200, Directory)
  read(@CurrentPrincipal() principal: Principal): Promise<Directory> {
    return this.directory.within(principal);
  }
}
