import type { NestApplicationOptions } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { GatewayPass } from '@noillin/auth';
import { serveDocs } from './docs/serve-docs';
import { RouteMethods } from './http/problem/route-methods';
import { answerRouterError } from './http/problem/router-errors';
import { useJsonBodies } from './http/request/json-bodies';
import { refuseBrokenText } from './http/request/broken-text';
import { limitBodyDepth } from './http/request/body-depth';
import { refuseOutsiders } from './http/request/gateway-only';
import { answerWithRequestId, requestIdOf } from './http/request/request-context';
import { measureRequests } from './http/request/request-metrics';
import { preventCaching } from './http/request/no-store';

export const API_PREFIX = 'api/v1';
const BODY_LIMIT_BYTES = 1024 * 1024;
/** Longer than NGINX keeps an idle upstream connection, so that it is NGINX who closes it. */
const KEEP_ALIVE_MS = 75_000;
const REQUEST_TIMEOUT_MS = 30_000;

/** Body parsers are our own (see useJsonBodies); logs wait for the service's logger. */
export const APP_OPTIONS: NestApplicationOptions = {
  bodyParser: false,
  rawBody: true,
  bufferLogs: true,
  abortOnError: false,
};

/** Fastify as this service runs it, here and in tests. */
export const createAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: '127.0.0.1',
    genReqId: requestIdOf,
    frameworkErrors: answerRouterError,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // While draining, a request that still arrives on an open connection is answered, and told to close it.
    return503OnClosing: false,
  });

/** Everything between the adapter and the controllers, the same in production and in tests. */
export const configureApp = (app: NestFastifyApplication): NestFastifyApplication => {
  app.setGlobalPrefix(API_PREFIX);
  const fastify = app.getHttpAdapter().getInstance();
  app.get(RouteMethods).listenTo(fastify);
  answerWithRequestId(fastify);
  measureRequests(fastify);
  preventCaching(fastify, `/${API_PREFIX}/`);
  refuseOutsiders(fastify, app.get(GatewayPass, { strict: false }), `/${API_PREFIX}/health/`);
  limitBodyDepth(fastify);
  refuseBrokenText(fastify);
  useJsonBodies(app, BODY_LIMIT_BYTES);
  serveDocs(app);
  return app;
};
