import type { Gig } from '@noillin/catalog';
import { answerNotification, invitationNotifications } from './compose-gig';

const gig = {
  id: 'gig-1',
  ownerId: 'owner',
  title: 'Launch together',
  members: [
    { influencerId: 'owner', shareBps: 4_000, required: true, status: 'accepted' },
    { influencerId: 'asha', shareBps: 3_333, required: true, status: 'invited' },
    { influencerId: 'ben', shareBps: 2_667, required: false, status: 'invited' },
    { influencerId: 'cai', shareBps: 1, required: false, status: 'declined' },
  ],
} as Gig;

describe('what members of a group gig are told', () => {
  it('invites those who were asked and have not answered, and says on what terms', () => {
    const drafts = invitationNotifications(gig, ['asha', 'ben', 'cai', 'gone'], 'Mia');
    expect(drafts.map(({ userId }) => userId)).toEqual(['asha', 'ben']);
    expect(drafts[0]).toMatchObject({ data: { gigId: 'gig-1' }, mail: 'always' });
    expect(drafts[0]?.body).toBe(
      'Mia would like you to take part in “Launch together”, which needs you, for 33.33% of what its members are paid. Accept or decline.',
    );
    expect(drafts[1]?.body).toContain('if you are free, for 26.67%');
  });

  it('tells the owner who takes part', () => {
    const accepted = answerNotification(gig, 'Asha', { accepted: true, paused: false });
    expect([accepted.userId, accepted.body]).toEqual(['owner', 'Asha takes part in “Launch together”.']);
  });

  it('tells the owner when the gig had to be paused', () => {
    const { body } = answerNotification(gig, 'Asha', { accepted: false, paused: true });
    expect(body).toContain('does not take part');
    expect(body).toContain('is paused');
  });
});
