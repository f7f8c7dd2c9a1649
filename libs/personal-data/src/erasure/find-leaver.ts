import type { Connection, mongo } from 'mongoose';
import type { Leaver, Row } from '../holdings/erased';

interface Found {
  _id: string;
  ownerId?: string;
  gigId?: string;
  participantIds?: string[];
  members?: { influencerId: string }[];
}

const idsOf = (rows: readonly Found[]): string[] => rows.map(({ _id }) => _id);

const peersOf = (userId: string, rows: readonly Found[]): string[] => {
  const ids = rows.flatMap(({ participantIds = [], members = [] }) => [
    ...participantIds,
    ...members.map(({ influencerId }) => influencerId),
  ]);
  return [...new Set(ids)].filter((id) => id !== userId);
};

/** Finds what a person's traces hang on, by indexes. An erasure changes none of what is looked for here before its children. */
export async function findLeaver(connection: Connection, userId: string): Promise<Leaver> {
  const find = (collection: string, filter: mongo.Filter<Row>): Promise<Found[]> =>
    connection
      .collection<Row>(collection)
      .find<Found>(filter, {
        projection: { ownerId: 1, gigId: 1, participantIds: 1, 'members.influencerId': 1 },
      })
      .toArray();
  const gigs = await find('gigs', { 'members.influencerId': userId });
  const ownGigIds = idsOf(gigs.filter(({ ownerId }) => ownerId === userId));
  const ofOwnGigs = await find('bookings', { gigId: { $in: ownGigIds } });
  const current = await find('bookings', { participantIds: userId });
  const former = await find('bookings', { 'formerMembers.influencerId': userId });
  const bookings = [...ofOwnGigs, ...current, ...former];
  const conversations = [
    ...(await find('conversations', { participantIds: userId })),
    ...(await find('conversations', { 'formers.userId': userId })),
  ];
  return {
    userId,
    sessionIds: idsOf(await find('sessions', { userId })),
    endpointIds: idsOf(await find('webhook_endpoints', { ownerId: userId })),
    conversationIds: idsOf(conversations),
    gigIds: idsOf(gigs),
    ownGigIds,
    bookingIds: [...new Set(idsOf(bookings))],
    ownGigBookingIds: idsOf(ofOwnGigs),
    peerIds: peersOf(userId, [...gigs, ...bookings, ...conversations]),
  };
}
