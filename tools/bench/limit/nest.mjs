/** The same behind Nest: what the framework alone costs. */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import pg from 'pg';
import { appendByOneStatement } from './one-statement.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

class Complaints {
  health() {
    return 'ok';
  }

  async register(/** @type {object} */ body) {
    const streamId = randomUUID();
    const at = new Date().toISOString();
    await appendByOneStatement(pool, { streamId, version: 0, at, body: Buffer.from(JSON.stringify(body)) });
    return { complaintId: streamId, registeredAt: at };
  }
}

/** Decorators, written as the functions they are: this file is not compiled. */
function decorate(/** @type {MethodDecorator} */ decorator, /** @type {'health' | 'register'} */ method) {
  const descriptor = Object.getOwnPropertyDescriptor(Complaints.prototype, method);
  if (descriptor) decorator(Complaints.prototype, method, descriptor);
}
decorate(Get('health'), 'health');
decorate(Post('complaints'), 'register');
Body()(Complaints.prototype, 'register', 0);
Controller()(Complaints);
class App {}
Module({ controllers: [Complaints] })(App);

const app = await NestFactory.create(App, new FastifyAdapter(), { logger: ['error'] });
await app.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
