import { Injectable } from '@nestjs/common';
import { AccessTokens } from '@noillin/auth';
import { DomainError, isDomainError } from '@noillin/contracts';
import type { ClientSocket, SocketData } from './client-socket';

/** The error a refused client gets in `connect_error`; `data.code` is a code of the error catalogue. */
class HandshakeError extends Error {
  readonly data: { code: string };

  constructor(code: string, message: string) {
    super(message);
    this.data = { code };
  }
}

const tokenOf = (socket: ClientSocket): string => {
  const { token } = socket.handshake.auth as { token?: unknown };
  return typeof token === 'string' ? token : '';
};

/** Accepts a socket that shows a valid access token, and closes it when that token ends and no other has taken its place. */
@Injectable()
export class Handshake {
  private readonly timers = new WeakMap<ClientSocket, NodeJS.Timeout>();

  constructor(private readonly tokens: AccessTokens) {}

  authenticate(socket: ClientSocket): void {
    const token = tokenOf(socket);
    if (token === '') throw new HandshakeError('token_missing', 'Connect with auth: { token }.');
    try {
      const { sub, role, sid, exp } = this.tokens.verify(token);
      socket.data = { userId: sub, role, sessionId: sid, token, expiresAt: exp * 1_000, isFirst: false };
    } catch (error) {
      if (isDomainError(error)) throw new HandshakeError(error.code, error.message);
      throw error;
    }
  }

  /** What a token would make of a socket of the same user. @throws DomainError `token_invalid`, `token_expired` */
  renewal(socket: ClientSocket, token: string): Pick<SocketData, 'token' | 'sessionId' | 'expiresAt'> {
    const { sub, sid, exp } = this.tokens.verify(token);
    if (sub !== socket.data.userId) throw new DomainError('token_invalid');
    return { token, sessionId: sid, expiresAt: exp * 1_000 };
  }

  /** The client is told by the disconnect and comes back with a fresh token. Called again, only the later end counts. */
  closeOnExpiry(socket: ClientSocket): void {
    const known = this.timers.get(socket);
    if (known) clearTimeout(known);
    else socket.once('disconnect', () => clearTimeout(this.timers.get(socket)));
    const timer = setTimeout(() => socket.disconnect(true), Math.max(0, socket.data.expiresAt - Date.now()));
    this.timers.set(socket, timer);
  }
}
