/** Reasons for which somebody is not free because somebody else has them. */
export const TAKEN: ReadonlySet<string> = new Set(['busy', 'buffer']);
