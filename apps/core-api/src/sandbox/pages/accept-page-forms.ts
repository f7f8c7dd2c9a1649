import { Injectable, UnsupportedMediaTypeException, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { SANDBOX_PREFIX } from './page-paths';

const FORM = 'application/x-www-form-urlencoded';
const BODY_LIMIT_BYTES = 1024;

/**
 * A browser that sends a form without fields still names its type, and the API reads nothing but JSON. The forms of
 * the sandbox's pages are let through and not read; anywhere else they stay refused.
 */
@Injectable()
export class AcceptPageForms implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance();
    fastify.addContentTypeParser(
      FORM,
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES },
      (request, _body, done) => {
        if (request.url.startsWith(SANDBOX_PREFIX)) done(null, undefined);
        else done(new UnsupportedMediaTypeException(), undefined);
      },
    );
  }
}
