import type { LocalDate } from '@noillin/scheduling';
import type { QueryFilter } from 'mongoose';

/** Id of the document that holds one day of one influencer. */
export const dayKey = (influencerId: string, date: LocalDate): string => `${influencerId}:${date}`;

/** The documents of the days `first` to `last`, both included, of the given influencers: one range of ids for each of them. */
export const dayRange = (
  influencerIds: readonly string[],
  first: LocalDate,
  last: LocalDate,
): QueryFilter<{ _id: string }> => {
  const ranges = influencerIds.map((id) => ({ _id: { $gte: dayKey(id, first), $lte: dayKey(id, last) } }));
  return ranges.length === 1 && ranges[0] ? ranges[0] : { $or: ranges };
};
