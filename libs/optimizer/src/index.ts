/** Finds the best windows of a gig, and what would have to change where it has none. Pure; instants are epoch milliseconds. */
export { CRITERIA, DEFAULT_WEIGHTS } from './weights';
export type { Criterion, Weights } from './weights';
export type { OptimizerMember, OptimizerQuery, PreferredHours } from './query';
export { rankWindows } from './rank-windows';
export type { RankedWindow, Ranking } from './rank-windows';
export { CHANGE_COSTS } from './plan';
export { proposeChanges } from './propose-changes';
export type { Proposals } from './propose-changes';
export type { Change, Proposal } from './change';
export { NODE_BUDGET } from './node-budget';
export { substituteScore } from './substitute-score';
export type { Offer } from './substitute-score';
export { usedWeights } from './used-weights';
