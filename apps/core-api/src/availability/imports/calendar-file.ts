import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import type { FastifyRequest } from 'fastify';

export const CALENDAR_TYPE = 'text/calendar';
export const IMPORTS_PATH = '/availability/imports';

/** The text of an uploaded calendar. @throws DomainError `unsupported_media_type` for a body of another type */
export const CalendarFile = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (typeof body !== 'string') throw new DomainError('unsupported_media_type');
  return body;
});

const EXAMPLE = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Example//Calendar//EN',
  'X-WR-CALNAME:Studio',
  'BEGIN:VEVENT',
  'UID:pottery@example.com',
  'DTSTAMP:20261101T090000Z',
  'SUMMARY:Pottery class',
  'DTSTART;TZID=Asia/Kolkata:20261123T180000',
  'DURATION:PT2H',
  'RRULE:FREQ=WEEKLY;BYDAY=MO',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

/** Documents a route that takes a calendar file. */
export const ApiCalendarFile = (): MethodDecorator =>
  applyDecorators(
    ApiConsumes(CALENDAR_TYPE),
    ApiBody({
      description: 'An iCalendar file (RFC 5545), UTF-8, at most 5 MiB.',
      required: true,
      schema: { type: 'string' },
      examples: { weekly: { summary: 'A class every Monday', value: EXAMPLE } },
    }),
  );
