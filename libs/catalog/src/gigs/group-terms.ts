import { DomainError, type FieldProblem } from '@noillin/contracts';
import { ALL_SHARES_BPS, type GigMember } from './gig';

/** What an influencer is asked to agree to. */
export type MemberTerms = Pick<GigMember, 'influencerId' | 'shareBps' | 'required'>;

/** Who is to take part in a group gig, on what terms, and how many at least. */
export interface GroupTerms {
  members: readonly MemberTerms[];
  /** Least number of members, required ones included; null = the required ones suffice. */
  quorum: number | null;
}

/** How many members a group gig has. */
export const GROUP_SIZE = { least: 2, most: 20 } as const;

/** @throws DomainError `rule_refused`, naming the fields */
export function requireSoundGroup(ownerId: string, terms: GroupTerms): void {
  const fields = [...problemsOfMembers(ownerId, terms.members), ...problemsOfQuorum(terms)];
  const [first] = fields;
  if (first) throw new DomainError('rule_refused', { reason: `${first.message}.` }, { fields });
}

function problemsOfMembers(ownerId: string, members: readonly MemberTerms[]): FieldProblem[] {
  const { least, most } = GROUP_SIZE;
  const ids = members.map(({ influencerId }) => influencerId);
  const shares = members.reduce((sum, { shareBps }) => sum + shareBps, 0);
  const problem = (message: string, field = 'members'): FieldProblem => ({ field, message });
  return [
    ...(ids.length < least || ids.length > most
      ? [problem(`A group gig has ${least} to ${most} members, its owner included; these are ${ids.length}`)]
      : []),
    ...ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [problem('The influencer is named twice', `members.${index}.influencerId`)],
    ),
    ...(ids.includes(ownerId) ? [] : [problem('Whoever creates a group gig is one of its members')]),
    ...(shares === ALL_SHARES_BPS
      ? []
      : [problem(`The shares add up to ${shares} basis points instead of ${ALL_SHARES_BPS}`)]),
  ];
}

function problemsOfQuorum({ members, quorum }: GroupTerms): FieldProblem[] {
  const required = members.filter((member) => member.required).length;
  const problem = (message: string): FieldProblem[] => [{ field: 'quorum', message }];
  if (quorum === null)
    return required > 0 ? [] : problem('Where no member is required, a quorum says how many are needed');
  if (quorum > members.length)
    return problem(`The quorum is ${quorum}, and there are ${members.length} members`);
  if (quorum < required)
    return problem(`The quorum is ${quorum}, and ${required} members are required in any case`);
  return [];
}
