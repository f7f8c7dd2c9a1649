/**
 * Why a start is not offered, in the order they are looked for:
 * - `invalid`: not an epoch-millisecond integer
 * - `past`, `notice`, `horizon`: before now, too soon, too far ahead
 * - `closed`: no window of a required member is open at the start
 * - `not_aligned`: between two starts of every grid
 * - of a required member: `does_not_fit`, the window closes before the gig would end; `busy`, the gig itself would meet
 *   taken time; `buffer`, only the buffer around it would; `limit`, they have as many bookings that day or week as they
 *   want
 * - `limit`: the gig has
 * - `quorum`: too few members are free
 * - `not_aligned`: all are free, but by the origin of the grid too few of them had opened
 */
export const REFUSAL_REASONS = [
  'invalid',
  'past',
  'notice',
  'horizon',
  'closed',
  'does_not_fit',
  'busy',
  'buffer',
  'limit',
  'quorum',
  'not_aligned',
] as const;

export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export interface Refusal {
  readonly offered: false;
  readonly reason: RefusalReason;
  /** With `closed`: whether an override of that local day or the weekly rules close it. */
  readonly by?: 'override' | 'rule';
}
