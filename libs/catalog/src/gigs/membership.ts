import type { Gig, GigMember } from './gig';
import type { MemberTerms } from './group-terms';
import { MEMBERSHIP_MACHINE } from './membership.machine';

/** The members who have agreed. Nobody else ever takes part in a booking or is shown to strangers. */
export const acceptedMembersOf = ({ members }: Pick<Gig, 'members'>): GigMember[] =>
  members.filter(({ status }) => status === 'accepted');

/** Ids of the members who have not answered yet. */
export const invitedIdsOf = ({ members }: Pick<Gig, 'members'>): string[] =>
  members.filter(({ status }) => status === 'invited').map(({ influencerId }) => influencerId);

/**
 * Members on the given terms. The owner takes part by naming themselves. An answer stands while its terms do; everybody else,
 * also who declined before and is named again, is asked.
 */
export function seatMembers(
  ownerId: string,
  terms: readonly MemberTerms[],
  before: readonly GigMember[] = [],
): GigMember[] {
  return terms.map((wanted) => {
    if (wanted.influencerId === ownerId) return { ...wanted, status: 'accepted' };
    const member = before.find(({ influencerId }) => influencerId === wanted.influencerId);
    if (!member) return { ...wanted, status: MEMBERSHIP_MACHINE.initial };
    const agreed = member.status === 'accepted' && sameTerms(member, wanted);
    return { ...wanted, status: agreed ? member.status : MEMBERSHIP_MACHINE.next(member.status, 'invite') };
  });
}

/** Why the gig cannot be on sale, as a sentence; null where it can: it promises the time of those who have agreed. */
export function obstacleToSale(gig: Pick<Gig, 'members' | 'quorum'>): string | null {
  const missing = gig.members.filter(({ required, status }) => required && status !== 'accepted').length;
  if (missing > 0)
    return `The gig can be published once every required member has accepted; ${missing} of them have not.`;
  const accepted = acceptedMembersOf(gig).length;
  if (gig.quorum !== null && accepted < gig.quorum)
    return `The gig can be published once ${gig.quorum} members have accepted; so far ${accepted} have.`;
  return null;
}

/** What strangers see: nobody is named in a gig that they have not agreed to. */
export const asSeenBy = (gig: Gig, viewerId: string | null): Gig =>
  gig.members.some(({ influencerId }) => influencerId === viewerId)
    ? gig
    : { ...gig, members: acceptedMembersOf(gig) };

const sameTerms = (one: MemberTerms, other: MemberTerms): boolean =>
  one.shareBps === other.shareBps && one.required === other.required;
