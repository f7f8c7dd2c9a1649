import type { ClientToServerEvents, Role, ServerToClientEvents } from '@noillin/contracts';
import type { Server, Socket } from 'socket.io';

/** Who a socket belongs to; set when its handshake was accepted. */
export interface SocketData {
  userId: string;
  role: Role;
  /** Session of the token: when it ends, so does the socket. */
  sessionId: string;
  /** The access token of the handshake, for asking core-api on the user's behalf. */
  token: string;
  /** When the token ends, in epoch milliseconds. */
  expiresAt: number;
  /** Whether the user had no other socket when this one came; false while nobody knows. */
  isFirst: boolean;
}

/** Between instances nothing but Socket.IO's own messages is sent. */
type InterServerEvents = Record<string, never>;

export type ClientSocket = Socket<ClientToServerEvents, ServerToClientEvents, InterServerEvents, SocketData>;
export type SocketServer = Server<ClientToServerEvents, ServerToClientEvents, InterServerEvents, SocketData>;
