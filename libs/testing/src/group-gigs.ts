import { type ApiClient } from './api-client';
import { GIG, openWeek, type WeeklyRule } from './gigs';
import { freshInfluencer, type Person } from './people';
import { succeeded } from './succeeded';
import { type GigView } from './views';

/** A group gig and the people in it; the first of them owns it. */
export interface Group {
  gig: GigView;
  members: Person[];
}

/** So many influencers who are free all week, or at the given hours. */
export async function freshGroup(
  api: ApiClient,
  size: number,
  { timezone, weekly }: { timezone?: string; weekly?: WeeklyRule[] } = {},
): Promise<Person[]> {
  const join = async (index: number): Promise<Person> => {
    const person = await freshInfluencer(api, { displayName: `Member ${index + 1}` });
    await openWeek(person.api, timezone, weekly);
    return person;
  };
  return Promise.all(Array.from({ length: size }, (_, index) => join(index)));
}

/** A draft of the first member, in which everybody has an equal part; the first takes what does not divide. */
export function draftGroupGig(members: readonly Person[], choices: object = {}): Promise<GigView> {
  const [owner] = members;
  if (!owner) throw new Error('A group gig needs members');
  const share = Math.floor(10_000 / members.length);
  const terms = members.map(({ user }, index) => ({
    influencerId: user.id,
    shareBps: index === 0 ? 10_000 - share * (members.length - 1) : share,
  }));
  const body = { ...GIG, type: 'group', members: terms, ...choices };
  return succeeded(owner.api.post<GigView>('/gigs', body));
}

/** Everybody accepts, and the owner publishes. */
export async function publishedGroupGig(members: readonly Person[], choices: object = {}): Promise<Group> {
  const { id } = await draftGroupGig(members, choices);
  const [owner, ...guests] = members as [Person, ...Person[]];
  await Promise.all(guests.map(({ api }) => succeeded(api.post(`/gigs/${id}/members/me/accept`))));
  return { gig: await succeeded(owner.api.post<GigView>(`/gigs/${id}/publish`)), members: [...members] };
}

/** A published group gig of new influencers. */
export async function bookableGroup(api: ApiClient, size: number, choices: object = {}): Promise<Group> {
  return publishedGroupGig(await freshGroup(api, size), choices);
}
