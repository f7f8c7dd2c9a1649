import { Injectable } from '@nestjs/common';
import { DomainError, type ChatMessage } from '@noillin/contracts';
import { CoreApiClient } from '../core-api/core-api.client';
import type { ClientSocket } from '../socket/client-socket';

/** Somebody who has left a conversation is told of no typing in it after this. */
const PARTICIPANTS_KEPT_MS = 3_000;
const PAGE = 200;

interface Known {
  participantIds: string[];
  until: number;
}

interface ConversationAnswer {
  participants: { id: string }[];
}

const pathOf = (conversationId: string): string => `/conversations/${encodeURIComponent(conversationId)}`;

/** Conversations as core-api keeps them, asked for on behalf of one socket's user. */
@Injectable()
export class Conversations {
  /** Per socket: who takes part in the conversations it typed in lately. Goes with the socket. */
  private readonly known = new WeakMap<ClientSocket, Map<string, Known>>();

  constructor(private readonly coreApi: CoreApiClient) {}

  /** Stored once per clientMessageId before this resolves; core-api itself sends it to the participants' sockets. */
  send(
    socket: ClientSocket,
    conversationId: string,
    message: { clientMessageId: string; body: string },
  ): Promise<ChatMessage> {
    return this.coreApi.post(socket.data.token, `${pathOf(conversationId)}/messages`, message);
  }

  async markRead(socket: ClientSocket, conversationId: string, seq: number): Promise<void> {
    await this.coreApi.post(socket.data.token, `${pathOf(conversationId)}/read`, { seq });
  }

  /** Everything after `afterSeq`, in order, none missing. */
  async messagesAfter(
    socket: ClientSocket,
    conversationId: string,
    afterSeq: number,
  ): Promise<ChatMessage[]> {
    const path = `${pathOf(conversationId)}/messages?limit=${PAGE}&afterSeq=`;
    const messages: ChatMessage[] = [];
    for (let from = afterSeq; ;) {
      const { items } = await this.coreApi.get<{ items: ChatMessage[] }>(socket.data.token, path + from);
      messages.push(...items);
      const last = items.at(-1);
      if (!last || items.length < PAGE) return messages;
      from = last.seq;
    }
  }

  /** @throws CoreApiRefusal, DomainError `not_found` for a conversation that the user takes no part in, or no more */
  async participantIds(socket: ClientSocket, conversationId: string): Promise<string[]> {
    const kept = this.known.get(socket) ?? new Map<string, Known>();
    this.known.set(socket, kept);
    const hit = kept.get(conversationId);
    if (hit && hit.until > Date.now()) return hit.participantIds;
    const { participants } = await this.coreApi.get<ConversationAnswer>(
      socket.data.token,
      pathOf(conversationId),
    );
    const participantIds = participants.map(({ id }) => id);
    if (!participantIds.includes(socket.data.userId))
      throw new DomainError('not_found', { resource: 'conversation' });
    kept.set(conversationId, { participantIds, until: Date.now() + PARTICIPANTS_KEPT_MS });
    return participantIds;
  }
}
