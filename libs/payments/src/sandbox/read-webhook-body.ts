import { DomainError, type Money } from '@noillin/contracts';
import type { ProviderEvent, ProviderEventType } from '../provider/provider-event';
import { SANDBOX_EVENT_TYPES } from './sandbox-event';
import type { SandboxWebhookBody } from './webhook-body';

/** @throws DomainError `malformed_json` for a body that is none of the sandbox's */
export const readBody = (rawBody: Buffer, provider: string): ProviderEvent => {
  const body = parse(rawBody);
  const { payment, refund, dispute, account } = body.data;
  const money = refund ?? payment;
  return {
    provider,
    id: body.id,
    type: typeOf(body.type),
    providerPaymentId: payment?.id ?? null,
    paymentId: payment?.reference ?? null,
    refundId: refund?.reference ?? null,
    providerRefundId: refund?.id ?? null,
    providerDisputeId: dispute?.id ?? null,
    providerAccountId: account?.id ?? null,
    failureCode: payment?.failureCode ?? null,
    amount: money ? moneyOf(money) : null,
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

const areStrings = (...values: unknown[]): boolean => values.every((value) => typeof value === 'string');

const isMoney = (value: unknown): boolean =>
  isObject(value) &&
  areStrings(value['id'], value['reference'], value['currency']) &&
  Number.isSafeInteger(value['amount']);

const isNamed = (value: unknown): boolean => isObject(value) && areStrings(value['id']);

const isAbsentOr = (is: (value: unknown) => boolean, value: unknown): boolean =>
  value === undefined || is(value);

const isData = (data: unknown): boolean =>
  isObject(data) &&
  (isMoney(data['payment']) || (data['payment'] === undefined && isNamed(data['account']))) &&
  isAbsentOr(isMoney, data['refund']) &&
  isAbsentOr(isNamed, data['dispute']);

const isBody = (value: unknown): value is SandboxWebhookBody =>
  isObject(value) &&
  areStrings(value['id'], value['type']) &&
  Number.isSafeInteger(value['sequence']) &&
  !Number.isNaN(Date.parse(String(value['created']))) &&
  isData(value['data']);
