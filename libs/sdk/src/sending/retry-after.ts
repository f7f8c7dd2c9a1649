const SECOND_MS = 1_000;

/** `Retry-After` (RFC 9110), seconds or a date, in milliseconds from now; undefined where there is none that can be read. */
export const retryAfterMs = (headers: Headers, nowMs = Date.now()): number | undefined => {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * SECOND_MS : Date.parse(value) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
};
