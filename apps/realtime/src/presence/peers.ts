import { Injectable } from '@nestjs/common';
import { CoreApiClient } from '../core-api/core-api.client';
import type { ClientSocket } from '../socket/client-socket';

/** Presence is told to the people of one's latest conversations; older ones see it when they next connect. */
const CONVERSATIONS_LOOKED_AT = 100;

interface ConversationList {
  items: { participants: { id: string }[] }[];
}

/** Room of those who want to know whether `userId` is online. */
export const watchersRoom = (userId: string): string => `watchers:${userId}`;

/** The people that a user talks with: they, and only they, learn whether the user is online. */
@Injectable()
export class Peers {
  constructor(private readonly coreApi: CoreApiClient) {}

  async of(socket: ClientSocket): Promise<string[]> {
    const list = await this.coreApi.get<ConversationList>(
      socket.data.token,
      `/conversations?limit=${CONVERSATIONS_LOOKED_AT}`,
    );
    const ids = new Set(list.items.flatMap(({ participants }) => participants.map(({ id }) => id)));
    ids.delete(socket.data.userId);
    return [...ids];
  }
}
