import { ALL_SHARES_BPS } from '@noillin/catalog';
import { splitByWeight } from '@noillin/payments';
import type { BookedMember, Booking } from '../booking';

/** Why a booking cannot take place without a member, as a sentence; null where it can. */
export const obstacleToLeaving = (
  { members, quorum }: Pick<Booking, 'members' | 'quorum'>,
  memberId: string,
): string | null => {
  const member = members.find(({ influencerId }) => influencerId === memberId);
  if (member?.required ?? true) return 'The booking cannot take place without this member.';
  const least = Math.max(1, quorum ?? 0);
  return members.length - 1 < least ? `The booking needs ${least} of its members.` : null;
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
