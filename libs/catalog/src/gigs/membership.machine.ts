import { defineMachine } from '@noillin/contracts';

export const GIG_MEMBER_STATUSES = ['invited', 'accepted', 'declined'] as const;
export type GigMemberStatus = (typeof GIG_MEMBER_STATUSES)[number];
export type InvitationAnswer = 'accept' | 'decline';

/**
 * A member's part in a gig. Consent can be withdrawn at any time and is asked for again with other terms or after a refusal;
 * giving the same answer again is no mistake.
 */
export const MEMBERSHIP_MACHINE = defineMachine({
  name: 'membership',
  initial: 'invited',
  states: GIG_MEMBER_STATUSES,
  events: ['invite', 'accept', 'decline'],
  transitions: {
    invited: { invite: 'invited', accept: 'accepted', decline: 'declined' },
    accepted: { invite: 'invited', accept: 'accepted', decline: 'declined' },
    declined: { invite: 'invited', decline: 'declined' },
  },
});
