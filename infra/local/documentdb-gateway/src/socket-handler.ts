import { Socket } from 'node:net';
import { Reply } from './commands/command';
import { dispatch } from './commands/dispatch';
import { errorReply } from './errors/error-reply';
import { GatewayState } from './gateway-state';
import { ClientConnection } from './sessions/client-connection';
import { encode } from './wire/bson-codec';
import { FrameReader } from './wire/frame-reader';
import { parseOpMessage } from './wire/op-msg';
import { parseOpQuery } from './wire/op-query';
import { Opcode, ProtocolError } from './wire/protocol';
import { legacyReplyPrefix, messageReplyPrefix } from './wire/reply';
import { CommandRequest, parseRequest } from './wire/request';

/** Messages of one socket waiting for their turn before the socket is no longer read. */
const MAX_WAITING_MESSAGES = 16;

/** Serves one driver socket: a message at a time, in order, reading no faster than it answers. */
export class SocketHandler {
  private readonly frames = new FrameReader();
  private readonly waiting: Buffer[] = [];
  private busy = false;
  private continueSending = (): void => undefined;

  constructor(
    private readonly socket: Socket,
    private readonly client: ClientConnection,
    private readonly gateway: GatewayState,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(chunk));
    socket.on('drain', () => this.continueSending());
    // 'close' follows every error and does the cleaning up.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.forget());
  }

  private receive(chunk: Buffer): void {
    try {
      this.waiting.push(...this.frames.push(chunk));
    } catch {
      this.socket.destroy();
      return;
    }
    if (this.waiting.length > MAX_WAITING_MESSAGES) this.socket.pause();
    if (!this.busy) void this.serve();
  }

  private async serve(): Promise<void> {
    this.busy = true;
    try {
      for (let message = this.waiting.shift(); message; message = this.waiting.shift()) {
        await this.handle(message);
        if (this.waiting.length === 0 && this.socket.isPaused()) this.socket.resume();
      }
    } catch {
      // A message that is no message (ProtocolError) or a socket gone while being written to.
      this.socket.destroy();
    } finally {
      this.busy = false;
    }
  }

  private async handle(message: Buffer): Promise<void> {
    const requestId = message.readInt32LE(4);
    const opcode = message.readInt32LE(12);
    if (opcode === Opcode.message) return this.handleMessage(requestId, message);
    if (opcode === Opcode.query) return this.handleLegacyQuery(requestId, message);
    throw new ProtocolError(`unknown operation ${opcode}`);
  }

  private async handleMessage(requestId: number, message: Buffer): Promise<void> {
    const { body, sequences, expectsReply } = parseOpMessage(message);
    const answer = await this.answer(parseRequest(body, sequences));
    if (expectsReply) await this.send(messageReplyPrefix(requestId, answer), answer);
  }

  private async handleLegacyQuery(requestId: number, message: Buffer): Promise<void> {
    const answer = await this.answer(parseRequest(parseOpQuery(message)));
    await this.send(legacyReplyPrefix(requestId, answer), answer);
  }

  private async answer(request: CommandRequest): Promise<Buffer> {
    const reply = await this.run(request);
    return Buffer.isBuffer(reply) ? reply : encode(reply);
  }

  private async run(request: CommandRequest): Promise<Reply> {
    try {
      return await dispatch({ request, gateway: this.gateway, client: this.client });
    } catch (error) {
      return errorReply(error, request);
    }
  }

  private async send(prefix: Buffer, body: Buffer): Promise<void> {
    if (this.socket.destroyed) return;
    this.socket.cork();
    this.socket.write(prefix);
    const flowing = this.socket.write(body);
    this.socket.uncork();
    if (!flowing) await this.drained();
  }

  /** Resolves once the driver has read what was sent, or is gone. */
  private drained(): Promise<void> {
    return new Promise((resolve) => {
      this.continueSending = resolve;
    });
  }

  private forget(): void {
    this.waiting.length = 0;
    this.continueSending();
    this.gateway.transactions.abandonOf(this.client);
    this.gateway.cursors.closeOf(this.client);
  }
}
