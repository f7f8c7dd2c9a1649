import { Injectable } from '@nestjs/common';
import { AccessTokens } from '@noillin/auth';
import { isDomainError } from '@noillin/contracts';
import type { ClientSocket } from './client-socket';

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

/** Accepts a socket that shows a valid access token, and closes it when that token ends. */
@Injectable()
export class Handshake {
  constructor(private readonly tokens: AccessTokens) {}

  authenticate(socket: ClientSocket): void {
    const token = tokenOf(socket);
    if (token === '') throw new HandshakeError('token_missing', 'Connect with auth: { token }.');
    try {
      const { sub, role, exp } = this.tokens.verify(token);
      socket.data = { userId: sub, role, token, expiresAt: exp * 1_000, isFirst: false };
    } catch (error) {
      if (isDomainError(error)) throw new HandshakeError(error.code, error.message);
      throw error;
    }
  }

  /** The client is told by the disconnect and comes back with a fresh token. */
  closeOnExpiry(socket: ClientSocket): void {
    const timer = setTimeout(() => socket.disconnect(true), Math.max(0, socket.data.expiresAt - Date.now()));
    socket.once('disconnect', () => clearTimeout(timer));
  }
}
