import { UseInterceptors, UsePipes } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { sessionRoom, type Ack, type AuthRenew } from '@noillin/contracts';
import { IsString, MaxLength } from 'class-validator';
import { CoreApiClient } from '../core-api/core-api.client';
import { AckInterceptor } from './ack.interceptor';
import type { ClientSocket } from './client-socket';
import { Handshake } from './handshake';
import { messagePipe } from './message.pipe';

export class AuthRenewMessage implements AuthRenew {
  @IsString() @MaxLength(4096) token!: string;
}

/** Lets a socket stay that shows a new token before its old one ends. */
@UseInterceptors(AckInterceptor)
@UsePipes(messagePipe)
@WebSocketGateway()
export class RenewalGateway {
  constructor(
    private readonly handshake: Handshake,
    private readonly coreApi: CoreApiClient,
  ) {}

  /** A token that core-api does not honour, or of another user, changes nothing. */
  @SubscribeMessage('auth:renew')
  async renew(
    @ConnectedSocket() socket: ClientSocket,
    @MessageBody() { token }: AuthRenewMessage,
  ): Promise<Ack<{ expiresAt: string }>> {
    const renewal = this.handshake.renewal(socket, token);
    await this.coreApi.get(token, '/auth/me');
    await socket.join(sessionRoom(renewal.sessionId));
    if (renewal.sessionId !== socket.data.sessionId) await socket.leave(sessionRoom(socket.data.sessionId));
    Object.assign(socket.data, renewal);
    this.handshake.closeOnExpiry(socket);
    return { ok: true, expiresAt: new Date(renewal.expiresAt).toISOString() };
  }
}
