import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Clock, newId } from '@noillin/utils';
import type {
  ProviderReversal,
  ProviderTransfer,
  ReversalRequest,
  TransferRequest,
} from '../provider/payment-provider';
import { requireMoney, requireSameCurrency } from '../provider/require-money';
import type { SandboxReversal, SandboxTransfer } from './sandbox-account';
import { SandboxAccounts } from './sandbox-accounts.repository';
import type { SandboxPayment } from './sandbox-payment';
import { SandboxPayments } from './sandbox-payments.repository';
import { SandboxTransfers } from './sandbox-transfers.repository';

/** Moves sandbox money between the payment of a booking and accounts, once per reference. */
@Injectable()
export class TransferSandboxMoney {
  constructor(
    private readonly payments: SandboxPayments,
    private readonly accounts: SandboxAccounts,
    private readonly transfers: SandboxTransfers,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async transfer(request: TransferRequest): Promise<ProviderTransfer> {
    requireMoney(request.amount);
    return this.transactions.run(
      async () => (await this.findTransfer(request.transferId)) ?? this.move(request),
    );
  }

  async findTransfer(transferId: string): Promise<ProviderTransfer | null> {
    const transfer = await this.transfers.findByReference(transferId);
    return transfer && transferView(transfer);
  }

  reverse(request: ReversalRequest): Promise<ProviderReversal> {
    return this.transactions.run(async () => {
      const known = await this.findReversal(request.reversalId);
      return known ?? this.bringBack(request, await this.requireTransfer(request.providerTransferId));
    });
  }

  async findReversal(reversalId: string): Promise<ProviderReversal | null> {
    const reversal = await this.transfers.findReversal(reversalId);
    return reversal && reversalView(reversal);
  }

  /** The sandbox has no balance of its own: money lies with the payment that brought it, in its currency. */
  private async move(request: TransferRequest): Promise<ProviderTransfer> {
    const { amount, transferId, destinationAccountId } = request;
    await this.requireAccount(destinationAccountId);
    const payment = await this.sourceOf(request);
    requireSameCurrency(amount, payment.amount);
    if (!(await this.payments.lend(payment, amount))) throw new DomainError('provider_balance_too_low');
    await this.accounts.credit(destinationAccountId, amount);
    const transfer: SandboxTransfer = {
      id: `sbx_tr_${newId()}`,
      reference: transferId,
      accountId: destinationAccountId,
      paymentId: payment.id,
      amount,
      reversedAmount: 0,
      createdAt: this.clock.date(),
    };
    await this.transfers.create(transfer);
    return transferView(transfer);
  }

  private async sourceOf({ providerPaymentId, bookingId }: TransferRequest): Promise<SandboxPayment> {
    const payment = providerPaymentId
      ? await this.payments.findById(providerPaymentId)
      : await this.payments.findByBooking(bookingId);
    if (!payment) throw new DomainError('provider_balance_too_low');
    return payment;
  }

  private async bringBack(
    { amount, reversalId }: ReversalRequest,
    transfer: SandboxTransfer,
  ): Promise<ProviderReversal> {
    requireSameCurrency(amount, transfer.amount);
    if (!(await this.transfers.takeBack(transfer, amount.amount)))
      throw new DomainError('provider_refused', { reason: 'less than that is left of the transfer' });
    if (!(await this.accounts.debit(transfer.accountId, amount)))
      throw new DomainError('provider_balance_too_low');
    await this.payments.getBack(transfer.paymentId, amount.amount);
    const reversal = { reference: reversalId, transferId: transfer.id, amount, createdAt: this.clock.date() };
    const made = { id: `sbx_trr_${newId()}`, ...reversal };
    await this.transfers.createReversal(made);
    return reversalView(made);
  }

  private async requireAccount(accountId: string): Promise<void> {
    const account = await this.accounts.findById(accountId);
    if (!account) throw new DomainError('not_found', { resource: 'account' });
    if (!account.identified) throw new DomainError('payout_account_not_ready');
  }

  private async requireTransfer(id: string): Promise<SandboxTransfer> {
    const transfer = await this.transfers.findById(id);
    if (!transfer) throw new DomainError('not_found', { resource: 'transfer' });
    return transfer;
  }
}

const transferView = (transfer: SandboxTransfer): ProviderTransfer => ({
  providerTransferId: transfer.id,
  transferId: transfer.reference,
  destinationAccountId: transfer.accountId,
  amount: transfer.amount,
  reversedAmount: transfer.reversedAmount,
  occurredAt: transfer.createdAt,
});

const reversalView = (reversal: SandboxReversal): ProviderReversal => ({
  providerReversalId: reversal.id,
  reversalId: reversal.reference,
  providerTransferId: reversal.transferId,
  amount: reversal.amount,
  occurredAt: reversal.createdAt,
});
