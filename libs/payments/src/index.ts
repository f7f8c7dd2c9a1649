export type { FreezeReason } from './allocation/allocation';
export { allocationMachine } from './allocation/allocation-machine';
export { splitByWeight } from './allocation/largest-remainder';
export type { Line } from './allocation/line';
export { ReleaseAllocations } from './allocation/release-allocations';
export { splitPayment, type Purchase } from './allocation/split-payment';
export * from './ledger/accounts';
export { Ledger } from './ledger/ledger';
export { LedgerModule } from './ledger/ledger.module';
export { MOVES, type LedgerEntry, type LedgerTransaction, type Move } from './ledger/ledger-transaction';
export { VerifyLedger, type LedgerOffence, type LedgerReport } from './ledger/verify-ledger';
export * from './payment/payment';
export * from './payment/payment-machine';
export * from './payment/payment-outcome-handler';
export * from './payment/payment-problems';
export * from './payment/reconcile-payments';
export { PaymentRepository } from './payment/payment.repository';
export type { RecordedFact } from './payment/record-fact';
export * from './payments';
export * from './payments.config';
export * from './payments.module';
export { RefreshAccount } from './payout/account/refresh-account';
export { ExecutePayouts } from './payout/execute-payouts';
export { ExecuteRecoveries } from './payout/execute-recoveries';
export type { PayoutAccount } from './payout/account/payout-account';
export { PAYOUT_STATUSES, type Payout, type PayoutStatus } from './payout/payout';
export * from './payout/payouts';
export {
  PAYOUT_SCHEDULES,
  type PayoutSchedule,
  type PayoutSettings,
} from './payout/schedule/payout-settings';
export { StartPayouts } from './payout/start-payouts';
export type { PayoutBalance } from './payout/view/payout-balance';
export type { Statement, StatementLine } from './payout/view/statement';
export { statementCsv } from './payout/view/statement-csv';
export {
  BLOCKERS,
  PAYOUT_STAGES,
  type Blocker,
  type PayoutStage,
  type PayoutTimeline,
} from './payout/view/timeline';
export * from './provider/payment-provider';
export * from './provider/provider-event';
export { ReconcileRefunds } from './refund/reconcile-refunds';
export * from './refund/refund';
export * from './sandbox';
export * from './settlement/settlement';
export * from './webhook/announce-webhooks';
export * from './webhook/process-webhook';
export * from './webhook/reprocess-webhooks';
export * from './webhook/receive-webhook';
export * from './webhook/replay-webhook';
export * from './webhook/webhook';
export { WebhookInbox, type WebhookListQuery } from './webhook/webhook-inbox.repository';
