import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type WebhookMessage, WebhookRefused, verifyWebhook } from '@noillin/sdk';
import { eventually } from '@noillin/testing';

export interface ReceivedWebhook {
  headers: IncomingHttpHeaders;
  body: string;
  message: WebhookMessage;
}

/** A program of an integrator: takes webhooks on an address of its own and answers each path as it is told. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  private readonly answers = new Map<string, number[]>();

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
          message: JSON.parse(body) as WebhookMessage,
        });
        const status = receiver.answersAt(request.url ?? '/').shift() ?? 200;
        response.writeHead(status, { location: `${receiver.url}/elsewhere` });
        response.end(`thank you ${'x'.repeat(2_000)}`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Statuses of the next answers at a path; 200 when there are none. What is sent again elsewhere takes none of them. */
  answersAt(path: string): number[] {
    const answers = this.answers.get(path) ?? [];
    this.answers.set(path, answers);
    return answers;
  }

  /** Waits for the `count`th webhook that fits. */
  waitFor(fits: (message: WebhookMessage) => boolean, count = 1): Promise<ReceivedWebhook> {
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

/** Of these secrets, the ones that have signed it, less than five minutes ago, as integrators find out. */
export async function signersOf(webhook: ReceivedWebhook, secrets: readonly string[]): Promise<string[]> {
  const signs = await Promise.all(secrets.map((secret) => isSignedWith(secret, webhook)));
  return secrets.filter((_, index) => signs[index]);
}

async function isSignedWith(secrets: string, { headers, body }: ReceivedWebhook): Promise<boolean> {
  try {
    await verifyWebhook({ body, signature: String(headers['noillin-signature']), secrets });
    return true;
  } catch (error) {
    if (error instanceof WebhookRefused) return false;
    throw error;
  }
}
