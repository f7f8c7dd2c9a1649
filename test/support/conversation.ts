import { randomUUID } from 'node:crypto';
import { type ChatMessage } from '@noillin/contracts';
import { type ConversationView, type LiveSocket, type Person, succeeded } from '@noillin/testing';

/** The conversation of two people, begun if there was none. */
export function conversationWith(person: Person, other: Person): Promise<ConversationView> {
  return succeeded(person.api.post<ConversationView>('/conversations', { participantId: other.user.id }));
}

/** Sends over a socket. @throws Error when the server did not take the message */
export async function say(
  socket: LiveSocket,
  conversationId: string,
  body: string,
  clientMessageId: string = randomUUID(),
): Promise<ChatMessage> {
  const answer = await socket.send('chat:send', { conversationId, clientMessageId, body });
  if (!answer.ok) throw new Error(`Not sent: ${answer.code} ${answer.message}`);
  return answer.message;
}

/** What is stored of a conversation, in order. */
export async function storedMessages(
  { api }: Person,
  conversationId: string,
  afterSeq = 0,
): Promise<ChatMessage[]> {
  const query = { afterSeq, limit: 200 };
  const path = `/conversations/${conversationId}/messages`;
  return (await succeeded(api.get<{ items: ChatMessage[] }>(path, { query }))).items;
}
