import { type ClientToServerEvents, type ServerToClientEvents } from '@noillin/contracts';
import { type Socket, io } from 'socket.io-client';
import { type Patience, eventually } from './eventually';

type ServerEvent = keyof ServerToClientEvents;
type Payload<Event extends ServerEvent> = Parameters<ServerToClientEvents[Event]>[0];
type ClientEvent = keyof ClientToServerEvents;
type Sent<Event extends ClientEvent> = Parameters<ClientToServerEvents[Event]>[0];
type Answer<Event extends ClientEvent> = Parameters<Parameters<ClientToServerEvents[Event]>[1]>[0];

export interface LiveSocketOptions {
  /** The gateway, e.g. `https://localhost:8443`. */
  url: string;
  ca?: string | Buffer;
  token?: string;
  /** WebSocket only by default, as NGINX keeps no affinity that polling would need. */
  transports?: ('websocket' | 'polling')[];
  /** Sent with the handshake, for what does not come through the gateway. */
  headers?: Record<string, string>;
}

const ACK_TIMEOUT_MS = 10_000;

/** A user's socket through the gateway. It keeps everything the server sent, so that no test can listen too late. */
export class LiveSocket {
  private readonly received: { event: string; payload: unknown }[] = [];

  private constructor(readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>) {
    socket.onAny((event: string, payload: unknown) => this.received.push({ event, payload }));
  }

  /** Connects and waits until the server accepted. @throws Error with the server's reason when it refuses */
  static async connect({
    url,
    ca,
    token,
    transports = ['websocket'],
    headers: extraHeaders,
  }: LiveSocketOptions): Promise<LiveSocket> {
    const trusted: object = ca === undefined ? {} : { ca: ca.toString() };
    const live = new LiveSocket(
      io(url, { path: '/socket', transports, auth: { token }, forceNew: true, extraHeaders, ...trusted }),
    );
    try {
      await live.accepted();
      return live;
    } catch (error) {
      live.close();
      throw error;
    }
  }

  /** Everything received under a name so far, in order. */
  all<Event extends ServerEvent>(event: Event): Payload<Event>[] {
    return this.received
      .filter((message) => message.event === event)
      .map(({ payload }) => payload as Payload<Event>);
  }

  /** Waits for the first message under a name that fits. @throws Error with what came instead */
  waitFor<Event extends ServerEvent>(
    event: Event,
    fits: (payload: Payload<Event>) => boolean = () => true,
    patience: Patience = {},
  ): Promise<Payload<Event>> {
    return eventually(
      () => {
        const found = this.all(event).find(fits);
        if (!found) throw new Error(`No fitting ${event}; received ${JSON.stringify(this.received)}`);
        return found;
      },
      { every: 10, ...patience },
    );
  }

  /** Sends and waits for the acknowledgement. */
  async send<Event extends ClientEvent>(event: Event, payload: Sent<Event>): Promise<Answer<Event>> {
    const untyped = this.socket as unknown as Socket;
    return (await untyped.timeout(ACK_TIMEOUT_MS).emitWithAck(event, payload)) as Answer<Event>;
  }

  /** Waits until the server ended the connection, and says why. */
  closed(within = 10_000): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The socket is still open')), within);
      const done = (reason: string): void => {
        clearTimeout(timer);
        resolve(reason);
      };
      if (this.socket.disconnected) done('already disconnected');
      else this.socket.once('disconnect', done);
    });
  }

  close(): void {
    this.socket.disconnect();
  }

  private accepted(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', reject);
    });
  }
}
