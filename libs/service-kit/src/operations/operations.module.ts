import { type DynamicModule, Module } from '@nestjs/common';
import { parkedController } from './parked.controller.js';

/** What whoever runs the service needs of it, alike in every service. */
@Module({})
export class OperationsModule {
  static of(service: string): DynamicModule {
    return { module: OperationsModule, controllers: [parkedController(service)] };
  }
}
