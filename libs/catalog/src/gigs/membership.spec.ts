import type { Gig, GigMember } from './gig';
import { acceptedMembersOf, asSeenBy, invitedIdsOf, obstacleToSale, seatMembers } from './membership';

const member = (influencerId: string, change: Partial<GigMember> = {}): GigMember => ({
  influencerId,
  shareBps: 5_000,
  required: true,
  status: 'accepted',
  ...change,
});
const optional = { required: false };
const termsOf = ({ status: _status, ...terms }: GigMember) => terms;
const statuses = (members: GigMember[]) => members.map(({ status }) => status);

describe('seating members', () => {
  it('takes the owner’s consent as given and asks the others', () => {
    const terms = [member('asha'), member('owner')].map(termsOf);
    expect(statuses(seatMembers('owner', terms))).toEqual(['invited', 'accepted']);
  });

  it('keeps an answer while its terms stand, and asks again when they do not', () => {
    const before = [member('owner'), member('asha')];
    const seat = (change: Partial<GigMember>) =>
      statuses(seatMembers('owner', [member('owner'), member('asha', change)].map(termsOf), before));
    expect(seat({})).toEqual(['accepted', 'accepted']);
    expect(seat({ shareBps: 4_999 })).toEqual(['accepted', 'invited']);
    expect(seat(optional)).toEqual(['accepted', 'invited']);
  });

  it('asks somebody who declined when they are named again', () => {
    const before = [member('owner'), member('asha', { status: 'declined' })];
    expect(statuses(seatMembers('owner', before.map(termsOf), before))).toEqual(['accepted', 'invited']);
  });
});

describe('being on sale', () => {
  it.each([
    ['everybody has accepted', [member('owner'), member('asha')], null, null],
    [
      'only optional members have not',
      [member('owner'), member('a', { ...optional, status: 'declined' })],
      null,
      null,
    ],
    [
      'a required member has not answered',
      [member('owner'), member('a', { status: 'invited' })],
      null,
      'required',
    ],
    ['a required member declined', [member('owner'), member('a', { status: 'declined' })], null, 'required'],
    [
      'the quorum is met',
      [member('owner'), member('a', optional), member('b', { ...optional, status: 'invited' })],
      2,
      null,
    ],
    ['the quorum is not', [member('owner'), member('a', { ...optional, status: 'invited' })], 2, '2 members'],
  ] as const)('%s', (_name, members, quorum, obstacle) => {
    const answer = obstacleToSale({ members: [...members], quorum });
    expect(answer).toEqual(obstacle === null ? null : expect.stringContaining(obstacle));
  });
});

describe('members of a gig', () => {
  const gig = { members: [member('owner'), member('asha', { status: 'invited' })] } as Gig;

  it('are those who agreed, and those who were asked', () => {
    expect(acceptedMembersOf(gig).map(({ influencerId }) => influencerId)).toEqual(['owner']);
    expect(invitedIdsOf(gig)).toEqual(['asha']);
  });

  it('are shown to each other, and to strangers only once they agreed', () => {
    expect(asSeenBy(gig, 'asha')).toEqual(gig);
    expect(asSeenBy(gig, 'stranger').members).toEqual([gig.members[0]]);
    expect(asSeenBy(gig, null).members).toEqual([gig.members[0]]);
  });
});
