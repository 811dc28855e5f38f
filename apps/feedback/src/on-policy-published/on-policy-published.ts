import { Injectable } from '@nestjs/common';
import { PolicyPublished } from '@redress/contracts';
import type { Consumer } from '@redress/service-kit';

/** Policies are used from the announcement log, where receiving has put them: there is nothing more to record. */
@Injectable()
export class OnPolicyPublished implements Consumer {
  readonly topic = 'policies';
  readonly types = [PolicyPublished.type];

  handle() {
    return Promise.resolve('no-effect' as const);
  }
}
