import type { ProviderEventType } from '../provider/provider-event';
import type { FactKind } from './payment-fact';

/** What a provider's event means to the payment machine; null where it speaks of something else. */
export const MEANING: Readonly<Record<ProviderEventType, FactKind | null>> = {
  'payment.processing': 'process',
  'payment.authorised': 'authorise',
  'payment.succeeded': 'succeed',
  'payment.failed': 'fail',
  'payment.voided': 'void',
  'payment.chargeback_opened': 'open_chargeback',
  'payment.chargeback_won': 'win_chargeback',
  'payment.chargeback_lost': 'lose_chargeback',
  'refund.succeeded': null,
  'refund.failed': null,
  'account.updated': null,
  unknown: null,
};
