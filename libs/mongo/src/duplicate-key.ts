/** True when a write was refused by a unique index; `index` narrows it to an index on that field. */
export const isDuplicateKey = (error: unknown, field?: string): boolean => {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 11000) return false;
  if (field === undefined) return true;
  const pattern = (error as { keyPattern?: Record<string, unknown> }).keyPattern;
  return pattern ? Object.hasOwn(pattern, field) : error.message.includes(field);
};
