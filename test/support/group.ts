import type { Money } from '@noillin/contracts';
import { type ApiClient, type Group, type Person, bookableGroup, succeeded } from '@noillin/testing';

/** A group whose gig needs its owner and one of the others. */
export async function groupWithOneNeeded(api: ApiClient, size: number, price: Money): Promise<Group> {
  const group = await bookableGroup(api, size, { price });
  const members = group.gig.members.map(({ influencerId, shareBps }, index) => ({
    influencerId,
    shareBps,
    required: index === 0,
  }));
  const [owner, ...guests] = group.members as [Person, ...Person[]];
  const path = `/gigs/${group.gig.id}`;
  await succeeded(owner.api.post(`${path}/pause`));
  await succeeded(owner.api.patch(path, { members, quorum: 2 }));
  await Promise.all(guests.map((guest) => succeeded(guest.api.post(`${path}/members/me/accept`))));
  await succeeded(owner.api.post(`${path}/publish`));
  return group;
}
