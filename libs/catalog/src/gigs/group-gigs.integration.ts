import { getModelToken } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import { ClockModule, ConfigModule } from '@noillin/config';
import { isDomainError, type EventName, type Role } from '@noillin/contracts';
import { Users } from '@noillin/identity';
import { OutboxModule, type OutboxDocument } from '@noillin/messaging';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityConfig, ObservabilityModule } from '@noillin/observability';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { newId } from '@noillin/utils';
import type { Model } from 'mongoose';
import { CatalogModule } from '../catalog.module';
import { AnswerInvitation } from './answer-invitation';
import { DraftGig } from './draft-gig';
import { EditGig } from './edit-gig';
import type { Gig } from './gig';
import { Gigs } from './gigs';
import type { GroupTerms, MemberTerms } from './group-terms';
import type { InvitationAnswer } from './membership.machine';
import { MoveGig } from './move-gig';

jest.setTimeout(60_000);

describe('group gigs', () => {
  let module: TestingModule;
  let outbox: Model<OutboxDocument>;
  let owner: string;
  let asha: string;
  let ben: string;
  const get = <Value>(type: new (...parameters: never[]) => Value): Value => module.get<Value>(type);

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([MongoConfig, ObservabilityConfig, RedisConfig]),
        ObservabilityModule.forRoot('groups-test'),
        ClockModule,
        MongoModule,
        RedisModule,
        OutboxModule,
        CatalogModule,
      ],
    }).compile();
    await module.init();
    outbox = module.get(getModelToken('Outbox'), { strict: false });
    [owner, asha, ben] = [await person(), await person(), await person()];
  });
  afterAll(() => module.close());

  const person = async (role: Role = 'influencer'): Promise<string> => {
    const account = { email: `${newId()}@example.com`, passwordHash: 'none', role, displayName: 'Asha Rao' };
    return (await module.get(Users, { strict: false }).create(account)).id;
  };
  const terms = (influencerId: string, shareBps: number, required = true): MemberTerms => ({
    influencerId,
    shareBps,
    required,
  });
  const trio = (quorum: number | null = null): GroupTerms => ({
    members: [terms(owner, 5_000), terms(asha, 3_000), terms(ben, 2_000, false)],
    quorum,
  });
  const draft = (group: GroupTerms) =>
    get(DraftGig).execute(owner, {
      type: 'group',
      title: 'Launch together',
      description: 'All of us at once.',
      category: 'food',
      price: { amount: 900_000, currency: 'INR' },
      timing: { durationMinutes: 60 },
      group,
    });
  const answer = (who: string, { id }: Gig, what: InvitationAnswer) =>
    get(AnswerInvitation).execute(who, id, what);
  const publish = ({ id }: Gig) => get(MoveGig).execute(owner, id, 'publish');
  const regroup = ({ id }: Gig, group: Partial<GroupTerms>) => get(EditGig).execute(owner, id, { group });
  const statuses = (gig: Gig | null) => gig?.members.map(({ status }) => status);
  /** Payloads of the events about the gig, oldest first. */
  const told = async (gig: Gig, name: EventName) => {
    const rows = await outbox
      .find({ 'envelope.name': name, 'envelope.payload.gigId': gig.id })
      .sort({ _id: 1 })
      .lean();
    return rows.map(({ envelope }) => envelope?.payload);
  };
  const onSale = async (quorum: number | null = null) => {
    const gig = await draft(trio(quorum));
    for (const member of [asha, ben]) await answer(member, gig, 'accept');
    return publish(gig);
  };

  it('begin with the owner’s consent, and ask everybody else', async () => {
    const gig = await draft(trio(2));
    expect(await get(Gigs).findById(gig.id)).toEqual(gig);
    expect([statuses(gig), gig.quorum]).toEqual([['accepted', 'invited', 'invited'], 2]);
    expect(await told(gig, 'gig.members_invited')).toEqual([
      { gigId: gig.id, ownerId: owner, invitedIds: [asha, ben] },
    ]);
  });

  it('have influencers as members, and nobody else', async () => {
    const strangers = [newId(), await person('brand'), await person('admin')];
    for (const stranger of strangers) {
      const group = { members: [terms(owner, 5_000), terms(stranger, 5_000)], quorum: null };
      await expect(draft(group)).rejects.toMatchObject({
        code: 'rule_refused',
        fields: [{ field: 'members.1.influencerId' }],
      });
    }
  });

  it('do not ask who is suspended', async () => {
    const suspended = await person();
    await module.get(Users, { strict: false }).setStatus(suspended, 'suspended');
    const group = { members: [terms(owner, 5_000), terms(suspended, 5_000)], quorum: null };
    await expect(draft(group)).rejects.toMatchObject({ code: 'rule_refused' });
  });

  describe('on the way to sale', () => {
    it('need every required member, and no optional one', async () => {
      const gig = await draft(trio());
      await answer(ben, gig, 'accept');
      await expect(publish(gig)).rejects.toThrow('1 of them have not');
      await answer(asha, gig, 'accept');
      await answer(ben, gig, 'decline');
      expect((await publish(gig)).status).toBe('published');
    });

    it('need as many as the quorum says', async () => {
      const gig = await draft(trio(3));
      await answer(asha, gig, 'accept');
      await expect(publish(gig)).rejects.toThrow('once 3 members have accepted; so far 2 have');
      await answer(ben, gig, 'accept');
      expect((await publish(gig)).status).toBe('published');
    });

    it('are held up by a consent that was withdrawn', async () => {
      const gig = await draft(trio());
      await answer(asha, gig, 'accept');
      expect(statuses(await answer(asha, gig, 'decline'))).toEqual(['accepted', 'declined', 'invited']);
      await expect(publish(gig)).rejects.toMatchObject({ code: 'rule_refused' });
    });

    it('end in one sound state when consent is withdrawn while they are published', async () => {
      for (let round = 0; round < 10; round += 1) {
        const gig = await draft(trio());
        await answer(asha, gig, 'accept');
        await Promise.allSettled([publish(gig), answer(asha, gig, 'decline')]);
        const now = await get(Gigs).findById(gig.id);
        expect(statuses(now)?.[1]).toBe('declined');
        expect(now?.status).not.toBe('published');
      }
    });
  });

  describe('on sale', () => {
    it('are paused when a required member leaves, and say so', async () => {
      const gig = await onSale();
      expect((await answer(asha, gig, 'decline')).status).toBe('paused');
      await expect(publish(gig)).rejects.toMatchObject({ code: 'rule_refused' });
      expect((await told(gig, 'gig.invitation_answered')).at(-1)).toEqual({
        gigId: gig.id,
        ownerId: owner,
        memberId: asha,
        accepted: false,
        paused: true,
      });
    });

    it('go on without an optional member, but not below the quorum', async () => {
      expect((await answer(ben, await onSale(), 'decline')).status).toBe('published');
      expect((await answer(ben, await onSale(3), 'decline')).status).toBe('paused');
    });

    it('cannot lose by an edit the consent they were published with', async () => {
      const gig = await onSale();
      const worse = { members: [terms(owner, 6_000), terms(asha, 2_000), terms(ben, 2_000, false)] };
      await expect(regroup(gig, worse)).rejects.toThrow('Pause the gig');
      await get(MoveGig).execute(owner, gig.id, 'pause');
      expect(statuses(await regroup(gig, worse))).toEqual(['accepted', 'invited', 'accepted']);
    });

    it('can invite one more while they stay on sale', async () => {
      const gig = await onSale();
      const cai = await person();
      const { members } = await get(EditGig).execute(owner, gig.id, {
        group: { members: [terms(owner, 5_000), terms(asha, 3_000), terms(cai, 2_000, false)] },
      });
      expect(members.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'invited']);
      expect((await told(gig, 'gig.members_invited')).at(-1)).toMatchObject({ invitedIds: [cai] });
      expect((await told(gig, 'gig.changed')).at(-1)).toMatchObject({
        memberIds: [owner, asha, cai, ben],
      });
    });
  });

  it('keep members who are not mentioned, and quorum likewise', async () => {
    const gig = await draft(trio(2));
    expect((await regroup(gig, { quorum: 3 })).members).toEqual(gig.members);
    expect((await regroup(gig, { members: trio().members })).quorum).toBe(3);
    expect((await regroup(gig, { quorum: null })).quorum).toBeNull();
    await expect(regroup(gig, { quorum: 4 })).rejects.toMatchObject({ fields: [{ field: 'quorum' }] });
  });

  it('ask somebody who declined only when they are named again', async () => {
    const gig = await draft(trio());
    await answer(asha, gig, 'decline');
    await expect(answer(asha, gig, 'accept')).rejects.toMatchObject({ code: 'transition_not_allowed' });
    await regroup(gig, trio());
    expect(statuses(await answer(asha, gig, 'accept'))).toEqual(['accepted', 'accepted', 'invited']);
  });

  it('keep their owner', async () => {
    const gig = await draft(trio());
    await expect(answer(owner, gig, 'decline')).rejects.toMatchObject({ code: 'rule_refused' });
    await expect(answer(await person(), gig, 'accept')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('give each answer one event, however often it is given at once', async () => {
    const gig = await draft(trio());
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => answer(asha, gig, 'accept')));
    const refused = answers.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refused.every((reason) => isDomainError(reason, 'concurrent_change'))).toBe(true);
    expect(await told(gig, 'gig.invitation_answered')).toHaveLength(1);
  });

  it('are listed for others where their member has agreed', async () => {
    const gig = await draft({
      members: [terms(owner, 5_000), terms(await person(), 5_000, false)],
      quorum: null,
    });
    await publish(gig);
    const invited = gig.members[1]?.influencerId ?? '';
    const listed = async (withInvitations: boolean) =>
      (await get(Gigs).list({ influencerId: invited, withInvitations, limit: 10 })).items.map(({ id }) => id);
    expect([await listed(false), await listed(true)]).toEqual([[], [gig.id]]);
    await answer(invited, gig, 'accept');
    expect(await listed(false)).toEqual([gig.id]);
  });
});
