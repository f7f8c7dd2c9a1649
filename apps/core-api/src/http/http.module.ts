import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { ProblemFilter } from './problem/problem.filter';
import { RouteMethods } from './problem/route-methods';
import { createValidationPipe } from './validation/validation.pipe';

/** What every route has in common: validated input and problems as answers. */
@Module({
  providers: [
    RouteMethods,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: createValidationPipe },
  ],
})
export class HttpModule {
  constructor(host: HttpAdapterHost<FastifyAdapter>, routes: RouteMethods) {
    routes.listenTo(host.httpAdapter.getInstance());
  }
}
