import type { BookingStatus } from '../statuses';

/** A stored chat message as clients see it. */
export interface ChatMessage {
  id: string;
  conversationId: string;
  /** Position in the conversation, 1-based and without gaps. */
  seq: number;
  senderId: string;
  /** The sender's own id of the message: sending it twice stores it once. */
  clientMessageId: string;
  body: string;
  /** UTC, ISO 8601. */
  sentAt: string;
}

/** A stored notification as clients see it. */
export interface NotificationView {
  id: string;
  type: string;
  title: string;
  body: string;
  data: Record<string, string>;
  readAt: string | null;
  createdAt: string;
}

/** Answer to a client's socket message. */
export type Ack<Result extends object = object> =
  ({ ok: true } & Result) | { ok: false; code: string; message: string };

export interface ChatSend {
  conversationId: string;
  clientMessageId: string;
  body: string;
}
export interface ChatRead {
  conversationId: string;
  /** Everything up to this sequence number has been read. */
  seq: number;
}
export interface ChatTyping {
  conversationId: string;
}
export interface ChatSync {
  conversationId: string;
  /** The last sequence number the client has; everything after it is returned. */
  afterSeq: number;
}

/** A new access token of the same user, for a socket that would otherwise end with its old one. */
export interface AuthRenew {
  token: string;
}

/** What a client may send; each is answered by an acknowledgement. */
export interface ClientToServerEvents {
  'auth:renew': (renewal: AuthRenew, ack: (answer: Ack<{ expiresAt: string }>) => void) => void;
  'chat:send': (message: ChatSend, ack: (answer: Ack<{ message: ChatMessage }>) => void) => void;
  'chat:read': (receipt: ChatRead, ack: (answer: Ack) => void) => void;
  'chat:typing': (typing: ChatTyping, ack: (answer: Ack) => void) => void;
  'chat:sync': (sync: ChatSync, ack: (answer: Ack<{ messages: ChatMessage[] }>) => void) => void;
}

/** What the server sends. */
export interface ServerToClientEvents {
  'chat:message': (message: ChatMessage) => void;
  'chat:read': (receipt: ChatRead & { userId: string }) => void;
  'chat:typing': (typing: ChatTyping & { userId: string }) => void;
  /** Somebody came or left; also sent to who left. */
  'chat:participants': (conversation: { conversationId: string; participantIds: string[] }) => void;
  'presence:changed': (presence: { userId: string; online: boolean }) => void;
  'notification:new': (notification: NotificationView) => void;
  'booking:updated': (booking: { id: string; status: BookingStatus }) => void;
}

/** Name of the room in which all sockets of one user are. */
export const userRoom = (userId: string): string => `user:${userId}`;

/** Name of the room in which all sockets of one session are. */
export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
