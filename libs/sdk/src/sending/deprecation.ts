/** What an answer says of an operation that is going away. */
export interface DeprecationNotice {
  method: string;
  url: string;
  /** Since when new programs should not use it (RFC 9745). */
  since: Date | undefined;
  /** From when on it may be gone (RFC 8594). */
  sunset: Date | undefined;
  /** What to use instead, as a path of the API. */
  successor: string | undefined;
}

const dateOf = (ms: number): Date | undefined => (Number.isNaN(ms) ? undefined : new Date(ms));

/** The notice that an answer carries, if it carries one. */
export const deprecationOf = (
  { method, url }: { method: string; url: string },
  headers: Headers,
): DeprecationNotice | undefined => {
  const deprecation = headers.get('deprecation');
  if (deprecation === null) return undefined;
  return {
    method,
    url,
    since: dateOf(Number(deprecation.replace(/^@/, '')) * 1_000),
    sunset: dateOf(Date.parse(headers.get('sunset') ?? '')),
    successor: /<([^>]*)>;\s*rel="?successor-version"?/.exec(headers.get('link') ?? '')?.[1],
  };
};
