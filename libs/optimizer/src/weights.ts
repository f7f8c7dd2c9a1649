/**
 * What a window is judged by, each from 0 to 1, 1 being best:
 * - `members`: how many of the members are in, of all of them
 * - `reach`: the followers of those who are in, of the followers of all; like `members` where nobody has any
 * - `price`: the shares of those who are in, of all shares: how much of what the price was agreed for one gets
 * - `earliness`: 1 at the beginning of the range, falling evenly to 0 at its end
 * - `compactness`: how little the members' free time is broken up; half for not splitting a free stretch in two, half for
 *   not costing the room for a further booking of the gig; the mean of those who are in
 * - `preferredHours`: the part of the window within the preferred hours
 */
export const CRITERIA = ['members', 'reach', 'price', 'earliness', 'compactness', 'preferredHours'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** How much each counts. Any scale: they are divided by their sum. */
export type Weights = Readonly<Record<Criterion, number>>;

export const DEFAULT_WEIGHTS: Weights = {
  members: 30,
  reach: 20,
  price: 10,
  earliness: 20,
  compactness: 20,
  preferredHours: 30,
};
