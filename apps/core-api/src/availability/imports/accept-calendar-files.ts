import { Injectable, UnsupportedMediaTypeException, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { CALENDAR_TYPE, IMPORTS_PATH } from './calendar-file';

/** NGINX accepts as much on these addresses, and less on all others. */
const BODY_LIMIT_BYTES = 5 * 1024 * 1024;

/** The API reads nothing but JSON; where calendars are uploaded it takes their text as well. */
@Injectable()
export class AcceptCalendarFiles implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance();
    fastify.addContentTypeParser(
      CALENDAR_TYPE,
      { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES },
      (request, body, done) => {
        if (request.url.includes(IMPORTS_PATH)) done(null, body);
        else done(new UnsupportedMediaTypeException(), undefined);
      },
    );
  }
}
