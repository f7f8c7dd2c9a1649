import type { Gig } from '@noillin/catalog';
import type { NotificationDraft } from '@noillin/notifications';

/** `2500` -> `25%`, `3333` -> `33.33%`. */
const percent = (basisPoints: number): string => `${basisPoints / 100}%`;

/** One for each of the given influencers who has not answered yet. */
export const invitationNotifications = (
  gig: Gig,
  invitedIds: readonly string[],
  ownerName: string,
): NotificationDraft[] =>
  gig.members
    .filter(({ influencerId, status }) => status === 'invited' && invitedIds.includes(influencerId))
    .map(({ influencerId, shareBps, required }) => ({
      userId: influencerId,
      type: 'gig.members_invited',
      title: 'Invitation to a group gig',
      body: `${ownerName} would like you to take part in “${gig.title}”, ${required ? 'which needs you' : 'if you are free'}, for ${percent(shareBps)} of what its members are paid. Accept or decline.`,
      data: { gigId: gig.id },
      mail: 'always',
    }));

/** What the owner is told when a member has answered. */
export const answerNotification = (
  gig: Gig,
  memberName: string,
  { accepted, paused }: { accepted: boolean; paused: boolean },
): NotificationDraft => {
  const body = accepted
    ? `${memberName} takes part in “${gig.title}”.`
    : `${memberName} does not take part in “${gig.title}”.`;
  return {
    userId: gig.ownerId,
    type: 'gig.invitation_answered',
    title: accepted ? 'Invitation accepted' : 'Invitation declined',
    body: paused ? `${body} It cannot do without them and is paused; bookings that exist stay.` : body,
    data: { gigId: gig.id },
    mail: accepted ? 'when_away' : 'always',
  };
};
