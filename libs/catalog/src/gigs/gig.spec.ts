import { isVisibleTo, memberIdsOf, type Gig } from './gig';

const gig = (status: Gig['status']): Gig =>
  ({ status, ownerId: 'owner', members: [{ influencerId: 'owner' }, { influencerId: 'guest' }] }) as Gig;

describe('a gig', () => {
  it('is for its members while it is a draft', () => {
    const viewers = ['owner', 'guest', 'stranger', null];
    expect(viewers.map((viewer) => isVisibleTo(gig('draft'), viewer))).toEqual([true, true, false, false]);
  });

  it.each(['published', 'paused', 'archived'] as const)('is for everybody once it is %s', (status) =>
    expect(isVisibleTo(gig(status), null)).toBe(true),
  );

  it('knows its members', () => expect(memberIdsOf(gig('draft'))).toEqual(['owner', 'guest']));
});
