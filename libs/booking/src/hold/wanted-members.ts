import { acceptedMembersOf, type Gig } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';

const refuse = (reason: string): never => {
  throw new DomainError('rule_refused', { reason }, { fields: [{ field: 'memberIds', message: reason }] });
};

/**
 * Ids of those who may be booked: everybody who has agreed, or those of them whom the brand names.
 * @throws DomainError `rule_refused` where the brand names somebody else, or fewer than the gig needs
 */
export function wantedMembers(
  gig: Pick<Gig, 'members' | 'quorum'>,
  named: readonly string[] | null,
): string[] {
  const accepted = acceptedMembersOf(gig);
  const ids = accepted.map(({ influencerId }) => influencerId);
  if (named === null) return ids;
  if (named.some((id) => !ids.includes(id))) return refuse('Only members of the gig can be booked.');
  const required = accepted.filter((member) => member.required);
  if (required.some(({ influencerId }) => !named.includes(influencerId)))
    return refuse('The gig cannot take place without its required members.');
  const least = Math.max(1, gig.quorum ?? 0);
  return named.length < least ? refuse(`The gig needs ${least} of its members.`) : [...named];
}
