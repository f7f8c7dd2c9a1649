import { ALL_SHARES_BPS } from '@noillin/catalog';
import { splitByWeight } from '@noillin/payments';
import type { BookedMember, Booking } from '../booking';

type Group = Pick<Booking, 'members' | 'quorum'>;

/**
 * Why a booking cannot take place without all of these members, as a sentence; null where it can. Who withdraws and is not named
 * counts as there: somebody may still take their place.
 */
export const obstacleToLeaving = (group: Group, memberIds: readonly string[]): string | null => {
  const isNeeded = (id: string): boolean =>
    group.members.find(({ influencerId }) => influencerId === id)?.required ?? true;
  if (memberIds.some(isNeeded)) return 'The booking cannot take place without this member.';
  return tooFewWithout(group, memberIds);
};

/** The same of their number alone. */
export const tooFewWithout = ({ members, quorum }: Group, memberIds: readonly string[]): string | null => {
  const least = Math.max(1, quorum ?? 0);
  const remaining = members.filter(({ influencerId }) => !memberIds.includes(influencerId));
  return remaining.length < least ? `The booking needs ${least} of its members.` : null;
};

/** Everybody else, with all shares between them in the same proportions. */
export const withoutMember = (members: readonly BookedMember[], memberId: string): BookedMember[] => {
  const others = members.filter(({ influencerId }) => influencerId !== memberId);
  const weights = others.map(({ shareBps }) => shareBps);
  // Who was to work for nothing goes on doing so.
  if (weights.every((weight) => weight === 0)) return others;
  const shares = splitByWeight(ALL_SHARES_BPS, weights);
  return others.map((member, index) => ({ ...member, shareBps: shares[index] ?? 0 }));
};

/** The newcomer in the place of who leaves, on the same terms. */
export const withSubstitute = (
  members: readonly BookedMember[],
  memberId: string,
  newcomerId: string,
): BookedMember[] =>
  members.map((member) =>
    member.influencerId === memberId ? { ...member, influencerId: newcomerId } : member,
  );
