import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '@noillin/utils';
import type { SessionDto } from '../auth/dto/session.dto';
import { bearer, bootApp, createGig, gigBody, register } from '../testing';
import type { GigDto, GigListDto } from './dto/gig.dto';

describe('group gigs', () => {
  let app: NestFastifyApplication;
  let owner: SessionDto;
  let asha: SessionDto;
  let ben: SessionDto;
  let brand: SessionDto;
  const call = (method: 'GET' | 'POST' | 'PATCH', path: string, session?: SessionDto, payload?: object) =>
    app.inject({ method, url: `/api/v1/gigs${path}`, payload, headers: session && bearer(session) });
  const statusOf = async (answer: ReturnType<typeof call>) => (await answer).statusCode;

  beforeAll(async () => {
    app = await bootApp();
    owner = await register(app, { role: 'influencer' });
    asha = await register(app, { role: 'influencer' });
    ben = await register(app, { role: 'influencer' });
    brand = await register(app, { role: 'brand' });
  });
  afterAll(() => app.close());

  const share = ({ user }: SessionDto, shareBps: number, change: object = {}) => ({
    influencerId: user.id,
    shareBps,
    ...change,
  });
  const trio = () => [share(owner, 5_000), share(asha, 3_000), share(ben, 2_000, { required: false })];
  const group = (change: object = {}) => gigBody({ type: 'group', members: trio(), ...change });
  const draft = () => createGig(app, owner, group(), false);
  const statuses = ({ members }: GigDto) => members.map(({ status }) => status);

  it('begin as a draft in which the owner has accepted, and everybody else is invited', async () => {
    const answer = await call('POST', '', owner, group({ quorum: 2 }));
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      type: 'group',
      status: 'draft',
      quorum: 2,
      members: [
        { ...share(owner, 5_000), required: true, status: 'accepted' },
        { ...share(asha, 3_000), required: true, status: 'invited' },
        { ...share(ben, 2_000), required: false, status: 'invited' },
      ],
    });
  });

  it.each([
    [
      'shares that do not add up',
      () => ({ members: [share(owner, 5_000), share(asha, 4_000)] }),
      422,
      'members',
    ],
    [
      'a member twice',
      () => ({ members: [share(owner, 4_000), share(asha, 3_000), share(asha, 3_000)] }),
      422,
      'members.2.influencerId',
    ],
    ['a quorum above the members', () => ({ quorum: 4 }), 422, 'quorum'],
    ['a quorum below the required ones', () => ({ quorum: 1 }), 422, 'quorum'],
    [
      'an unknown member',
      () => ({ members: [share(owner, 5_000), { influencerId: newId(), shareBps: 5_000 }] }),
      422,
      'members.1.influencerId',
    ],
    [
      'a brand as a member',
      () => ({ members: [share(owner, 5_000), share(brand, 5_000)] }),
      422,
      'members.1.influencerId',
    ],
    ['a group of one', () => ({ members: [share(owner, 10_000)] }), 422, 'members'],
    ['no members', () => ({ members: [] }), 422, 'members'],
    [
      'a group without its owner',
      () => ({ members: [share(asha, 5_000), share(ben, 5_000)] }),
      422,
      'members',
    ],
    [
      'too many members',
      () => ({ members: Array.from({ length: 21 }, () => ({ influencerId: newId(), shareBps: 100 })) }),
      400,
      'members',
    ],
    [
      'a share of nothing',
      () => ({ members: [share(owner, 0), share(asha, 10_000)] }),
      400,
      'members.0.shareBps',
    ],
    ['a fraction of a share', () => ({ members: [share(owner, 0.5)] }), 400, 'members.0.shareBps'],
    ['members that are none', () => ({ members: [null] }), 400, 'members.0'],
    ['a member without an id', () => ({ members: [{ shareBps: 10_000 }] }), 400, 'members.0.influencerId'],
    [
      'an unknown field',
      () => ({ members: [share(owner, 1, { status: 'accepted' })] }),
      400,
      'members.0.status',
    ],
    ['a quorum of none', () => ({ quorum: 0 }), 400, 'quorum'],
  ])('are refused with %s, naming the field', async (_name, change, status, field) => {
    for (const answer of [
      await call('POST', '', owner, group(change())),
      await call('PATCH', `/${(await draft()).id}`, owner, change()),
    ]) {
      const { errors } = answer.json<{ errors?: { field: string }[] }>();
      expect([answer.statusCode, errors?.[0]?.field]).toEqual([status, field]);
    }
  });

  it('show the draft to whoever is asked, and are published once they have accepted', async () => {
    const { id } = await draft();
    expect(await statusOf(call('GET', `/${id}`, asha))).toBe(200);
    expect(await statusOf(call('GET', `/${id}`, brand))).toBe(404);
    expect(await statusOf(call('POST', `/${id}/publish`, owner))).toBe(422);
    const accepted = await call('POST', `/${id}/members/me/accept`, asha);
    expect(statuses(accepted.json())).toEqual(['accepted', 'accepted', 'invited']);
    expect(await statusOf(call('POST', `/${id}/publish`, asha))).toBe(404);
    expect(await statusOf(call('POST', `/${id}/publish`, owner))).toBe(200);
  });

  it('take the same answer twice, and no consent after a refusal', async () => {
    const { id } = await draft();
    expect(await statusOf(call('POST', `/${id}/members/me/decline`, asha))).toBe(200);
    expect(await statusOf(call('POST', `/${id}/members/me/decline`, asha))).toBe(200);
    expect(await statusOf(call('POST', `/${id}/members/me/accept`, asha))).toBe(409);
    expect(await statusOf(call('POST', `/${id}/publish`, owner))).toBe(422);
  });

  it('do not exist for whoever was not asked', async () => {
    const stranger = await register(app, { role: 'influencer' });
    const { id } = await draft();
    expect(await statusOf(call('POST', `/${id}/members/me/accept`, stranger))).toBe(404);
    expect(await statusOf(call('POST', `/${id}/members/me/decline`, brand))).toBe(403);
  });

  it('name nobody to strangers who has not agreed', async () => {
    const { id } = await draft();
    await call('POST', `/${id}/members/me/accept`, asha);
    await call('POST', `/${id}/publish`, owner);
    const seenBy = async (viewer?: SessionDto) => statuses((await call('GET', `/${id}`, viewer)).json());
    expect(await seenBy(ben)).toEqual(['accepted', 'accepted', 'invited']);
    expect([await seenBy(), await seenBy(brand)]).toEqual([
      ['accepted', 'accepted'],
      ['accepted', 'accepted'],
    ]);
    const idsFor = async (viewer?: SessionDto) =>
      (await call('GET', `?influencerId=${ben.user.id}&limit=100`, viewer))
        .json<GigListDto>()
        .items.map((gig) => gig.id);
    expect([(await idsFor()).includes(id), (await idsFor(ben)).includes(id)]).toEqual([false, true]);
  });

  it('let their owner change members and quorum, and nobody else', async () => {
    const { id } = await draft();
    const change = { members: [share(owner, 6_000), share(ben, 4_000)], quorum: 2 };
    expect(await statusOf(call('PATCH', `/${id}`, asha, change))).toBe(404);
    const edited = await call('PATCH', `/${id}`, owner, change);
    expect(edited.json()).toMatchObject({
      quorum: 2,
      members: [{ shareBps: 6_000 }, { influencerId: ben.user.id, required: true, status: 'invited' }],
    });
    expect(await statusOf(call('GET', `/${id}`, asha))).toBe(404);
    expect((await call('PATCH', `/${id}`, owner, { quorum: null })).json()).toMatchObject({ quorum: null });
  });
});
