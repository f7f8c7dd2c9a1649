import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import type Stripe from 'stripe';
import type {
  ProviderReversal,
  ProviderTransfer,
  ReversalRequest,
  TransferProvider,
  TransferRequest,
} from '../provider/payment-provider';
import { requireMoney, requireSameCurrency } from '../provider/require-money';
import { moneyOf, stripeAmountOf } from './stripe-amount';
import { StripeCheckouts } from './stripe-checkouts';
import { StripeClient } from './stripe-client';
import { dateOf, idOf } from './stripe-state';
import { underFreeKey } from './under-free-key';

const MOST_PER_PAGE = 100;
/** Far more than a booking's members and their retries can make. */
const MOST_PER_BOOKING = 1_000;

type FindTransfer = Parameters<TransferProvider['findTransfer']>[0];
type FindReversal = Parameters<TransferProvider['findReversal']>[0];

/**
 * Separate charges and transfers (Connect): the platform was paid and pays its influencers. Our ids travel in the
 * metadata, because Stripe forgets idempotency keys after a day and a crashed worker may ask later than that.
 */
@Injectable()
export class StripeTransfers implements TransferProvider {
  constructor(
    private readonly checkouts: StripeCheckouts,
    private readonly stripe: StripeClient,
  ) {}

  async createTransfer(request: TransferRequest): Promise<ProviderTransfer> {
    requireMoney(request.amount);
    const made = await this.transfersOf(request.bookingId);
    const known = made.find(({ metadata }) => metadata['transferId'] === request.transferId);
    return known ? transferView(known) : this.transfer(request, made);
  }

  async findTransfer({ transferId, bookingId }: FindTransfer): Promise<ProviderTransfer | null> {
    const made = await this.transfersOf(bookingId);
    const known = made.find(({ metadata }) => metadata['transferId'] === transferId);
    return known ? transferView(known) : null;
  }

  async reverseTransfer(request: ReversalRequest): Promise<ProviderReversal> {
    const { reversalId, providerTransferId, amount } = request;
    requireMoney(amount);
    const known = await this.findReversal(request);
    if (known) return known;
    const transfer = await this.stripe.ask((sdk) => sdk.transfers.retrieve(providerTransferId));
    requireSameCurrency(amount, moneyOf(transfer.amount, transfer.currency));
    const params = { amount: stripeAmountOf(amount), metadata: { reversalId } };
    return underFreeKey(`reversal:${reversalId}`, async (idempotencyKey) =>
      reversalView(
        await this.stripe.ask((sdk) =>
          sdk.transfers.createReversal(providerTransferId, params, { idempotencyKey }),
        ),
      ),
    );
  }

  findReversal({ reversalId, providerTransferId }: FindReversal): Promise<ProviderReversal | null> {
    return this.stripe.ask(async (sdk) => {
      for await (const reversal of sdk.transfers.listReversals(providerTransferId, { limit: MOST_PER_PAGE }))
        if (reversal.metadata?.['reversalId'] === reversalId) return reversalView(reversal);
      return null;
    });
  }

  private transfersOf(bookingId: string): Promise<Stripe.Transfer[]> {
    return this.stripe.ask((sdk) =>
      sdk.transfers
        .list({ transfer_group: bookingId, limit: MOST_PER_PAGE })
        .autoPagingToArray({ limit: MOST_PER_BOOKING }),
    );
  }

  private async transfer(request: TransferRequest, made: Stripe.Transfer[]): Promise<ProviderTransfer> {
    const { transferId, destinationAccountId: destination, amount, bookingId } = request;
    const params: Stripe.TransferCreateParams = {
      amount: stripeAmountOf(amount),
      currency: amount.currency.toLowerCase(),
      destination,
      transfer_group: bookingId,
      metadata: { transferId },
      ...(await this.sourceOf(request, made)),
    };
    return underFreeKey(`transfer:${transferId}`, async (idempotencyKey) =>
      transferView(await this.stripe.ask((sdk) => sdk.transfers.create(params, { idempotencyKey }))),
    );
  }

  /** Out of one charge: possible before that has settled, and never out of somebody else's money. */
  private async sourceOf(
    { providerPaymentId, amount }: TransferRequest,
    made: Stripe.Transfer[],
  ): Promise<{ source_transaction?: string }> {
    if (!providerPaymentId) return {};
    const { charge, amount: paid } = await this.checkouts.charge(providerPaymentId);
    requireSameCurrency(amount, paid);
    if (!charge || leftOf(charge, made) < stripeAmountOf(amount))
      throw new DomainError('provider_balance_too_low');
    return { source_transaction: charge.id };
  }
}

/** What of a charge is neither with the payer again nor with influencers. */
const leftOf = (charge: Stripe.Charge, made: Stripe.Transfer[]): number =>
  made
    .filter(({ source_transaction: source }) => idOf(source) === charge.id)
    .reduce(
      (left, { amount, amount_reversed: back }) => left - amount + back,
      charge.amount - charge.amount_refunded,
    );

const transferView = (transfer: Stripe.Transfer): ProviderTransfer => ({
  providerTransferId: transfer.id,
  transferId: transfer.metadata['transferId'] ?? '',
  destinationAccountId: idOf(transfer.destination) ?? '',
  amount: moneyOf(transfer.amount, transfer.currency),
  reversedAmount: moneyOf(transfer.amount_reversed, transfer.currency).amount,
  occurredAt: dateOf(transfer.created),
});

const reversalView = (reversal: Stripe.TransferReversal): ProviderReversal => ({
  providerReversalId: reversal.id,
  reversalId: reversal.metadata?.['reversalId'] ?? '',
  providerTransferId: idOf(reversal.transfer) ?? '',
  amount: moneyOf(reversal.amount, reversal.currency),
  occurredAt: dateOf(reversal.created),
});
