import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SystemClock } from '@noillin/utils';
import { Agent, request, type Dispatcher } from 'undici';
import { PartnersConfig } from '../../partners.config';
import type { Attempt } from '../deliveries/delivery';
import { WebhookAddress } from './webhook-address';
import { signWebhook, SIGNATURE_HEADER } from './webhook-signature';

/** What is kept of an answer, for whoever looks for the reason. */
const SHOWN_BYTES = 1_024;
const ERROR_LENGTH = 300;

/** What goes where. */
export interface OutgoingWebhook {
  url: string;
  /** The secrets that sign it: the present one, and the one before while it is good. */
  secrets: readonly string[];
  deliveryId: string;
  body: string;
}

/** Sends one webhook. Redirects are not followed: where they lead nobody has checked. */
@Injectable()
export class SendWebhook implements OnApplicationShutdown {
  private readonly agent: Agent;

  constructor(
    private readonly config: PartnersConfig,
    private readonly addresses: WebhookAddress,
    private readonly clock: SystemClock,
  ) {
    const connect = { lookup: addresses.lookup as never, timeout: config.WEBHOOK_TIMEOUT_MS };
    this.agent = new Agent({ connect, keepAliveTimeout: 5_000 });
  }

  /** Never throws: what went wrong is part of the answer. */
  async run(webhook: OutgoingWebhook): Promise<Attempt> {
    const began = performance.now();
    const outcome = await this.post(webhook).catch((error: unknown) => ({
      ...{ status: null, response: '', error: reasonOf(error) },
    }));
    return { at: this.clock.date(), durationMs: Math.round(performance.now() - began), ...outcome };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.destroy();
  }

  private async post({
    url,
    secrets,
    deliveryId,
    body,
  }: OutgoingWebhook): Promise<Omit<Attempt, 'at' | 'durationMs'>> {
    this.addresses.requireLiteralAllowed(new URL(url));
    const answer = await request(url, {
      method: 'POST',
      dispatcher: this.agent,
      signal: AbortSignal.timeout(this.config.WEBHOOK_TIMEOUT_MS),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Noillin-Webhooks/1',
        'noillin-delivery': deliveryId,
        // By real time, whatever the sandbox's clock says: receivers compare it with theirs.
        [SIGNATURE_HEADER]: signWebhook(body, secrets, this.clock.now()),
      },
      body,
    });
    const status = answer.statusCode;
    const response = await beginningOf(answer.body);
    const isGood = status >= 200 && status < 300;
    return { status, response, error: isGood ? null : `answered ${status}` };
  }
}

/** Reads no more than is shown: an answer may be endless. */
const beginningOf = async (body: Dispatcher.ResponseData['body']): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= SHOWN_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, SHOWN_BYTES).toString('utf8');
};

/** A DOMException, which is an Error of whatever realm the signal is of. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError';

const reasonOf = (error: unknown): string => {
  if (isTimeout(error)) return 'no answer in time';
  if (!(error instanceof Error)) return String(error).slice(0, ERROR_LENGTH);
  return (error.message || error.name).slice(0, ERROR_LENGTH);
};
