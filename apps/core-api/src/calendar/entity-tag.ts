import { sha256 } from '@noillin/utils';

/** A strong entity tag of a text (RFC 9110, 8.8.3). */
export const entityTag = (text: string): string => `"${sha256(text)}"`;

/**
 * Whether If-None-Match names the tag. Compared weakly, as GET has to (RFC 9110, 13.1.2): the gateway marks the tags of
 * what it compresses as weak.
 */
export const isNamedIn = (header: string | undefined, tag: string): boolean => {
  const names = (header ?? '').split(',').map((name) => name.trim().replace(/^W\//, ''));
  return names.includes('*') || names.includes(tag);
};
