import { applyDecorators, Header, UseGuards } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { untilSunset } from './until-sunset';

/** Under which the dates wait until the document is built. */
export const DEPRECATION_EXTENSION = 'x-deprecation';

/** What integrators have to know of a route that is going away; docs/api-versioning.md says how long it has to stay. */
export interface Deprecation {
  /** Since when new programs should not use it: `YYYY-MM-DD`. */
  since: string;
  /** From when on it answers 404: `YYYY-MM-DD`, at least six months after `since`. */
  sunset: string;
  /** What to use instead, as a path of the API. */
  successor: string;
}

const LEAST_NOTICE_MS = 180 * 24 * 3_600_000;

/** `Deprecation` (RFC 9745, a structured date), `Sunset` (RFC 8594, an HTTP date) and where to go (RFC 8288). */
export const deprecationHeaders = ({ since, sunset, successor }: Deprecation): [string, string][] => [
  ['Deprecation', `@${Date.parse(since) / 1_000}`],
  ['Sunset', new Date(sunset).toUTCString()],
  ['Link', `<${successor}>; rel="successor-version"`],
];

/**
 * Marks a route that is going away: on every answer of it, and in the documentation. After its sunset it is gone, whether or not
 * somebody has removed it by then.
 * @throws Error at boot for dates that are none, or less than 180 days apart
 */
export const DeprecatedRoute = (deprecation: Deprecation) => {
  const notice = Date.parse(deprecation.sunset) - Date.parse(deprecation.since);
  if (!(notice >= LEAST_NOTICE_MS)) throw new Error('a deprecated route stays for 180 days at least');
  return applyDecorators(
    ...deprecationHeaders(deprecation).map(([name, value]) => Header(name, value)),
    ApiExtension(DEPRECATION_EXTENSION, deprecation),
    UseGuards(untilSunset(deprecation.sunset)),
  );
};
