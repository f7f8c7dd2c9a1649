import type { Money } from '@noillin/contracts';
import { requirementsOf, type SandboxAccount } from './sandbox-account';
import type { SandboxEvent } from './sandbox-event';
import type { SandboxPayment } from './sandbox-payment';
import type { SandboxRefund } from './sandbox-refund';

/** A payment or refund inside a body, by both sides' ids. */
export interface SandboxBodyMoney extends Money {
  id: string;
  /** The merchant's own id. */
  reference: string;
}

/** What the sandbox sends. */
export interface SandboxWebhookBody {
  id: string;
  type: string;
  /** UTC, ISO 8601. */
  created: string;
  sequence: number;
  data: {
    payment?: SandboxBodyMoney & { failureCode?: string };
    refund?: SandboxBodyMoney;
    dispute?: { id: string };
    account?: { id: string; reference: string; payoutsEnabled: boolean; requirements: string[] };
  };
}

/** What an event is about. */
export interface EventSubject {
  payment?: SandboxPayment;
  refund?: Pick<SandboxRefund, 'id' | 'reference' | 'amount'>;
  account?: SandboxAccount;
}

/** Writes the body once, when the event happens: every delivery sends the same bytes. */
export const writeBody = (event: Omit<SandboxEvent, 'body'>, subject: EventSubject): string => {
  const { payment, refund, account } = subject;
  const body: SandboxWebhookBody = {
    id: event.id,
    type: event.type,
    created: event.created.toISOString(),
    sequence: event.sequence,
    data: {
      ...(payment && { payment: { ...inBody(payment), ...failureOf(event, payment) } }),
      ...(refund && { refund: inBody(refund) }),
      ...(payment?.dispute && { dispute: { id: payment.dispute.id } }),
      ...(account && { account: accountInBody(account) }),
    },
  };
  return JSON.stringify(body);
};

const inBody = ({
  id,
  reference,
  amount,
}: Pick<SandboxRefund, 'id' | 'reference' | 'amount'>): SandboxBodyMoney => ({ id, reference, ...amount });

const failureOf = ({ type }: Pick<SandboxEvent, 'type'>, { failureCode }: SandboxPayment) =>
  type === 'payment.failed' && failureCode ? { failureCode } : {};

const accountInBody = (account: SandboxAccount): SandboxWebhookBody['data']['account'] => ({
  id: account.id,
  reference: account.influencerId,
  payoutsEnabled: account.identified,
  requirements: requirementsOf(account),
});
