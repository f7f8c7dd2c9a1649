import { DomainError } from '@noillin/contracts';
import { requireSoundGroup, type MemberTerms } from './group-terms';

const member = (influencerId: string, shareBps: number, required = true): MemberTerms => ({
  influencerId,
  shareBps,
  required,
});
const trio = [member('owner', 4_000), member('asha', 3_000), member('ben', 3_000, false)];

/** The fields that are refused; none for sound terms. */
const refused = (members: MemberTerms[], quorum: number | null = null): string[] => {
  try {
    requireSoundGroup('owner', { members, quorum });
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ code: 'rule_refused' });
    return (error as DomainError).fields?.map(({ field }) => field) ?? [];
  }
};

describe('the terms of a group gig', () => {
  it.each([
    ['all required', [member('owner', 5_000), member('asha', 5_000)], null],
    ['an optional member', trio, null],
    ['a quorum that equals the required members', trio, 2],
    ['a quorum of all', trio, 3],
    ['nobody required, but a quorum', trio.map((each) => ({ ...each, required: false })), 1],
    ['uneven shares', [member('owner', 9_999), member('asha', 1)], null],
  ])('are sound with %s', (_name, members, quorum) => expect(refused(members, quorum)).toEqual([]));

  it.each([
    ['shares below 10000', [member('owner', 5_000), member('asha', 4_999)], null, ['members']],
    ['shares above 10000', [member('owner', 5_000), member('asha', 5_001)], null, ['members']],
    ['a group of one', [member('owner', 10_000)], null, ['members']],
    ['nobody', [], 1, ['members', 'members', 'members', 'quorum']],
    [
      'more than twenty',
      Array.from({ length: 21 }, (_, index) =>
        member(index === 0 ? 'owner' : `m${index}`, index === 0 ? 8_000 : 100),
      ),
      null,
      ['members'],
    ],
    [
      'a member twice',
      [member('owner', 4_000), member('asha', 3_000), member('asha', 3_000)],
      null,
      ['members.2.influencerId'],
    ],
    ['without the owner', [member('asha', 5_000), member('ben', 5_000)], null, ['members']],
    ['a quorum above the members', trio, 4, ['quorum']],
    ['a quorum below the required members', trio, 1, ['quorum']],
    ['nobody required and no quorum', trio.map((each) => ({ ...each, required: false })), null, ['quorum']],
  ])('are refused with %s', (_name, members, quorum, fields) =>
    expect(refused(members, quorum)).toEqual(fields),
  );
});
