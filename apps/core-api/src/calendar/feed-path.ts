const EXTENSION = '.ics';

/** Where the calendar of a secret is read; NGINX keeps these addresses out of its log. */
export const feedPath = (token: string): string => `/api/v1/calendar/feeds/${token}${EXTENSION}`;

/** The secret in the last part of the address; undefined for what is no calendar file. */
export const tokenIn = (file: string): string | undefined =>
  file.endsWith(EXTENSION) ? file.slice(0, -EXTENSION.length) : undefined;
