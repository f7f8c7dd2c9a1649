import { SIGNATURE_HEADER, sign } from '@noillin/payments';
import { Client } from 'undici';

const PATH = '/api/v1/payments/webhooks/sandbox';

/** The sandbox, as core-api sees it: signed webhooks over one connection that stays open. */
export class WebhookSender {
  private readonly client: Client;

  constructor(
    url: string,
    private readonly secrets: string,
  ) {
    this.client = new Client(url);
  }

  /** @throws Error when the webhook is not acknowledged */
  async send(body: string): Promise<void> {
    const headers = { 'content-type': 'application/json', [SIGNATURE_HEADER]: this.signatureOf(body) };
    const answer = await this.client.request({ method: 'POST', path: PATH, body, headers });
    const text = await answer.body.text();
    if (answer.statusCode !== 200 || text !== '{"received":true}')
      throw new Error(`a webhook was answered ${answer.statusCode}: ${text}`);
  }

  close(): Promise<void> {
    return this.client.close();
  }

  /** The first secret signs. */
  private signatureOf(body: string): string {
    const [secret = ''] = this.secrets.split(',');
    return sign(Buffer.from(body), secret, Date.now());
  }
}
