import type { GigMember } from '@noillin/catalog';
import { wantedMembers } from './wanted-members';

const member = (influencerId: string, change: Partial<GigMember> = {}): GigMember => ({
  influencerId,
  shareBps: 2_500,
  required: false,
  status: 'accepted',
  ...change,
});
const gig = {
  members: [
    member('owner', { required: true }),
    member('asha'),
    member('ben'),
    member('cai', { status: 'invited' }),
  ],
  quorum: 2,
};

describe('whom a brand may book', () => {
  it('is everybody who has agreed, unless it names some', () => {
    expect(wantedMembers(gig, null)).toEqual(['owner', 'asha', 'ben']);
    expect(wantedMembers(gig, ['ben', 'owner'])).toEqual(['ben', 'owner']);
  });

  it.each([
    ['somebody who is no member', ['owner', 'asha', 'dora']],
    ['somebody who has not agreed', ['owner', 'cai']],
    ['not everybody who is required', ['asha', 'ben']],
    ['fewer than the quorum', ['owner']],
    ['nobody', []],
  ])('is not %s', (_name, named) => {
    let refusal: unknown;
    try {
      wantedMembers(gig, named);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code: 'rule_refused', fields: [{ field: 'memberIds' }] });
  });

  it('is at least one where the gig says nothing else', () => {
    const open = { members: [member('asha'), member('ben')], quorum: null };
    expect(wantedMembers(open, ['ben'])).toEqual(['ben']);
    expect(() => wantedMembers(open, [])).toThrow('needs 1');
  });
});
