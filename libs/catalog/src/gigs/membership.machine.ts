import { defineMachine } from '@noillin/contracts';

export const GIG_MEMBER_STATUSES = ['invited', 'accepted', 'declined'] as const;
export type GigMemberStatus = (typeof GIG_MEMBER_STATUSES)[number];
export type InvitationAnswer = 'accept' | 'decline';

/** A member's part in a gig: asked once, answered once; giving the same answer again is no mistake. */
export const MEMBERSHIP_MACHINE = defineMachine({
  name: 'membership',
  initial: 'invited',
  states: GIG_MEMBER_STATUSES,
  events: ['accept', 'decline'],
  transitions: {
    invited: { accept: 'accepted', decline: 'declined' },
    accepted: { accept: 'accepted' },
    declined: { decline: 'declined' },
  },
});
