import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { eventually } from '@noillin/testing';

/** What a webhook's body says. */
export interface ReceivedMessage {
  id: string;
  type: string;
  version: number;
  occurredAt: string;
  data: Record<string, unknown>;
}

export interface ReceivedWebhook {
  headers: IncomingHttpHeaders;
  body: string;
  message: ReceivedMessage;
}

/** A program of an integrator: takes webhooks on an address of its own and answers as it is told. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  /** Statuses of the next answers; 200 when there are none. */
  readonly answers: number[] = [];

  private constructor(private readonly server: Server) {}

  static async open(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        receiver.received.push({
          headers: request.headers,
          body,
          message: JSON.parse(body) as ReceivedMessage,
        });
        response.writeHead(receiver.answers.shift() ?? 200, { location: `${receiver.url}/elsewhere` });
        response.end(`thank you ${'x'.repeat(2_000)}`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Waits for the `count`th webhook that fits. */
  waitFor(fits: (message: ReceivedMessage) => boolean, count = 1): Promise<ReceivedWebhook> {
    return eventually(
      () => {
        const fitting = this.received.filter(({ message }) => fits(message));
        const wanted = fitting[count - 1];
        if (!wanted) throw new Error(`${fitting.length} of ${count} webhooks have come`);
        return wanted;
      },
      { within: 30_000 },
    );
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** Of these secrets, the ones that have signed it, less than five minutes ago: as docs/webhooks.md tells integrators to check. */
export function signersOf({ headers, body }: ReceivedWebhook, secrets: readonly string[]): string[] {
  const fields = String(headers['noillin-signature']).split(',');
  const timestamp = fields.find((field) => field.startsWith('t='))?.slice(2) ?? '';
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > 300) return [];
  const macOf = (secret: string) => createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return secrets.filter((secret) => fields.includes(`v1=${macOf(secret)}`));
}
