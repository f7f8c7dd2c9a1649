/**
 * Attribute lists in settings and searches name a field, all fields under it (`address` covers `address.city`), or a
 * family of them (`*`, `price_*`, `*_at`).
 */
export function matchesPattern(pattern: string, path: string): boolean {
  if (pattern === '*' || pattern === path) return true;
  if (pattern.endsWith('*')) return path.startsWith(pattern.slice(0, -1));
  if (pattern.startsWith('*')) return path.endsWith(pattern.slice(1));
  return path.startsWith(`${pattern}.`);
}

/** Position of the first pattern covering the path, -1 when none does. */
export const patternRank = (patterns: readonly string[], path: string): number =>
  patterns.findIndex((pattern) => matchesPattern(pattern, path));

export const matchesAny = (patterns: readonly string[], path: string): boolean =>
  patternRank(patterns, path) >= 0;

/** True when some pattern covers the path or something below it, that is, when the path must be kept to reach it. */
export const leadsToAny = (patterns: readonly string[], path: string): boolean =>
  patterns.some((pattern) => matchesPattern(pattern, path) || pattern.startsWith(`${path}.`));
