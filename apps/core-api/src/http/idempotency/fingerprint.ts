import { sha256 } from '@noillin/utils';

/** JSON with the keys of every object in order, so that equal bodies have equal texts. */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  ) ?? '';

/** What makes two requests the same: address and body, however the body is laid out. */
export const fingerprint = (url: string, body: unknown): string => sha256(`${url}\n${canonicalJson(body)}`);
