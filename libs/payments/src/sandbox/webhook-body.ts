import { DomainError, type Money } from '@noillin/contracts';
import type { ProviderEvent, ProviderEventType } from '../provider/provider-event';
import { SANDBOX_EVENT_TYPES, type SandboxEvent, type SandboxRefund } from './sandbox-event';
import type { SandboxPayment } from './sandbox-payment';

/** What the sandbox sends. */
export interface SandboxWebhookBody {
  id: string;
  type: string;
  /** UTC, ISO 8601. */
  created: string;
  sequence: number;
  data: {
    payment: { id: string; reference: string; amount: number; currency: string };
    refund?: { id: string; reference: string; amount: number; currency: string };
  };
}

/** Writes the body once, when the event happens: every delivery sends the same bytes. */
export const writeBody = (
  event: Omit<SandboxEvent, 'body'>,
  payment: SandboxPayment,
  refund: SandboxRefund | null,
): string => {
  const body: SandboxWebhookBody = {
    id: event.id,
    type: event.type,
    created: event.created.toISOString(),
    sequence: event.sequence,
    data: {
      payment: { id: payment.id, reference: payment.reference, ...payment.amount },
      ...(refund && { refund: { id: refund.id, reference: refund.reference, ...refund.amount } }),
    },
  };
  return JSON.stringify(body);
};

/** @throws DomainError `malformed_json` for a body that is none of the sandbox's */
export const readBody = (rawBody: Buffer, provider: string): ProviderEvent => {
  const body = parse(rawBody);
  const { payment, refund } = body.data;
  return {
    provider,
    id: body.id,
    type: typeOf(body.type),
    providerPaymentId: payment.id,
    paymentId: payment.reference,
    refundId: refund?.reference ?? null,
    providerRefundId: refund?.id ?? null,
    amount: moneyOf(refund ?? payment),
    occurredAt: new Date(body.created),
    sequence: body.sequence,
  };
};

const typeOf = (type: string): ProviderEventType =>
  SANDBOX_EVENT_TYPES.find((known) => known === type) ?? 'unknown';

const moneyOf = ({ amount, currency }: Money): Money => ({ amount, currency });

const parse = (rawBody: Buffer): SandboxWebhookBody => {
  try {
    const body = JSON.parse(rawBody.toString('utf8')) as unknown;
    if (isBody(body)) return body;
  } catch (error) {
    throw new DomainError('malformed_json', {}, { cause: error });
  }
  throw new DomainError('malformed_json');
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isAbout = (value: unknown): boolean =>
  isObject(value) &&
  [value['id'], value['reference'], value['currency']].every((field) => typeof field === 'string') &&
  Number.isSafeInteger(value['amount']);

const isBody = (value: unknown): value is SandboxWebhookBody =>
  isObject(value) &&
  typeof value['id'] === 'string' &&
  typeof value['type'] === 'string' &&
  Number.isSafeInteger(value['sequence']) &&
  !Number.isNaN(Date.parse(String(value['created']))) &&
  isObject(value['data']) &&
  isAbout(value['data']['payment']) &&
  (value['data']['refund'] === undefined || isAbout(value['data']['refund']));
