import { ALL_SHARES_BPS, type Gig } from '@noillin/catalog';
import { splitByWeight } from '@noillin/payments';
import type { BookedMember } from '../booking';

/**
 * Who takes part, in the order of the gig, with all shares between them: where fewer than all members take part, the others'
 * shares are spread over them in proportion, by largest remainder, so that they add up to 10000 again.
 */
export function bookedMembers(
  { members }: Pick<Gig, 'members'>,
  memberIds: readonly string[],
): BookedMember[] {
  const chosen = members.filter(({ influencerId }) => memberIds.includes(influencerId));
  const shares = splitByWeight(
    ALL_SHARES_BPS,
    chosen.map(({ shareBps }) => shareBps),
  );
  return chosen.map(({ influencerId, required }, index) => ({
    influencerId,
    shareBps: shares[index] ?? 0,
    required,
  }));
}
