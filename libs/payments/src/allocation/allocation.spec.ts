import { accountOf, allocationId, newAllocation } from './allocation';

describe('a part of a payment', () => {
  const part = { bookingId: 'b1', influencerId: 'asha', currency: 'INR', amount: 70_000 };

  it('begins pending with all of it left and nothing moved', () => {
    const at = new Date('2026-11-28T12:00:00Z');
    expect(newAllocation(part, at)).toMatchObject({
      ...part,
      ...{ id: 'b1:asha', status: 'pending', left: 70_000, held: 70_000, recoverable: 0, owed: 0 },
      ...{ frozen: false, frozenBy: [], releaseAt: null, payoutId: null, payoutAt: null, heldUpBy: null },
      ...{ revision: 0, history: [], createdAt: at },
    });
  });

  it.each([
    ['b1', 'asha', 'b1:asha'],
    ['b1', null, 'b1:platform'],
    ['b2', 'asha', 'b2:asha'],
  ])('of booking %s for %s has the id %s: a booking is split once', (bookingId, influencerId, id) => {
    expect(allocationId(bookingId, influencerId)).toBe(id);
  });

  it.each([
    ['asha', 'pending', 'influencer_pending'],
    ['asha', 'releasable', 'influencer_releasable'],
    [null, 'pending', 'platform_fee_pending'],
    [null, 'releasable', 'platform_fee_earned'],
  ] as const)('of %s that is %s lies in %s', (influencerId, status, account) => {
    expect(accountOf({ influencerId }, status)).toEqual({ account, owner: influencerId });
  });
});
