import { Injectable } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import { PaymentsConfig } from '../payments.config';
import { sign, SIGNATURE_HEADER } from './signature';

const TIMEOUT_MS = 10_000;

export interface SendingOutcome {
  delivered: boolean;
  /** HTTP status, or what kept an answer from coming. */
  answer: string;
}

/** Sends one signed webhook to the platform's public address, the way any provider would. */
@Injectable()
export class SendWebhook {
  constructor(
    private readonly config: PaymentsConfig,
    private readonly clock: Clock,
  ) {}

  async run(body: string): Promise<SendingOutcome> {
    const bytes = Buffer.from(body, 'utf8');
    try {
      const response = await fetch(`${this.config.PUBLIC_URL}/api/v1/payments/webhooks/sandbox`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: this.signatureOf(bytes) },
        body: bytes,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.arrayBuffer();
      return { delivered: response.ok, answer: String(response.status) };
    } catch (error) {
      return { delivered: false, answer: reasonOf(error) };
    }
  }

  /** The first secret signs; the others are on their way out. */
  private signatureOf(bytes: Buffer): string {
    const [secret = ''] = this.config.SANDBOX_WEBHOOK_SECRET.split(',');
    return sign(bytes, secret, this.clock.now());
  }
}

/** fetch says "fetch failed" and keeps the reason as its cause. */
const reasonOf = (error: unknown): string => {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return reason instanceof Error ? reason.message : String(reason);
};
