import type { Money } from '@noillin/contracts';

export interface TransferRequest {
  /** Our transfer; the idempotency key. The same id moves money once. */
  transferId: string;
  /** The influencer's account at the provider (`AccountProvider.openAccount`). */
  destinationAccountId: string;
  amount: Money;
  /** Groups what belongs to one booking at the provider. */
  bookingId: string;
  /**
   * The payment whose money it is. Where the provider can, it then takes the money out of exactly that payment, also
   * before that has reached our balance. Left out: out of our balance.
   */
  providerPaymentId?: string;
}

export interface ProviderTransfer {
  providerTransferId: string;
  /** Our transfer. */
  transferId: string;
  destinationAccountId: string;
  amount: Money;
  /** Minor units that came back through reversals. */
  reversedAmount: number;
  /** By the provider's clock. */
  occurredAt: Date;
}

export interface ReversalRequest {
  /** Our reversal; the idempotency key. The same id brings money back once. */
  reversalId: string;
  providerTransferId: string;
  /** In the transfer's currency; at most what has not come back yet. */
  amount: Money;
}

export interface ProviderReversal {
  providerReversalId: string;
  /** Our reversal. */
  reversalId: string;
  providerTransferId: string;
  amount: Money;
  /** By the provider's clock. */
  occurredAt: Date;
}

/** Money between us and the influencers. It has moved when the call answers; there is no pending state. */
export interface TransferProvider {
  /**
   * Moves money of ours to an influencer's account.
   * @throws DomainError `provider_balance_too_low` when we do not have it (yet): nothing moved, try later
   * @throws DomainError `payout_account_not_ready` when the account may not receive money
   */
  createTransfer(request: TransferRequest): Promise<ProviderTransfer>;

  /** The transfer made under an id of ours; null when none was: after a crash, asks before moving again. */
  findTransfer(request: { transferId: string; bookingId: string }): Promise<ProviderTransfer | null>;

  /**
   * Brings money of a transfer back to us.
   * @throws DomainError `provider_balance_too_low` when the influencer's account does not hold it: it becomes a debt
   * @throws DomainError `provider_refused` when less than that is left of the transfer
   */
  reverseTransfer(request: ReversalRequest): Promise<ProviderReversal>;

  /** The reversal made under an id of ours; null when none was. */
  findReversal(request: { reversalId: string; providerTransferId: string }): Promise<ProviderReversal | null>;
}
