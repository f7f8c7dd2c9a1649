/**
 * What makes two e-mail addresses the same account: letter case and compatibility forms do not count. The local part is
 * case-sensitive by RFC 5321, but no mail provider in use makes use of that and people do not remember how they typed it.
 */
export const emailKey = (email: string): string => email.normalize('NFKC').trim().toLowerCase();
