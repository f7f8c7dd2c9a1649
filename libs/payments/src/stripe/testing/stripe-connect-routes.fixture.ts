import { metadataIn, textIn, type Form } from './form.fixture';
import { nowSeconds, stripeId, type Account, type StripeBooks, type Transfer } from './stripe-books.fixture';
import { invalid, missing } from './stripe-failure.fixture';
import { listOf, type Routes } from './stripe-routes.fixture';

const amountIn = (form: Form): number => Number(textIn(form, 'amount'));

/** Accounts, transfers and their reversals: https://docs.stripe.com/connect/separate-charges-and-transfers */
export const connectRoutes = (books: StripeBooks): Routes => {
  const accountOf = (id: string): Account => {
    const account = books.accounts.get(id);
    if (!account) throw missing('account', id);
    return account;
  };
  const transferOf = (id: string): Transfer => {
    const transfer = books.transfers.get(id);
    if (!transfer) throw missing('transfer', id);
    return transfer;
  };

  return {
    'POST /v1/accounts': (form) => {
      const account: Account = {
        id: stripeId('acct'),
        object: 'account',
        type: textIn(form, 'type') ?? 'standard',
        email: textIn(form, 'email') ?? null,
        metadata: metadataIn(form),
        payouts_enabled: false,
        charges_enabled: false,
        capabilities: { transfers: 'inactive' },
        requirements: { currently_due: ['individual.first_name', 'external_account'], past_due: [] },
        balance: 0,
      };
      books.accounts.set(account.id, account);
      return account;
    },
    'GET /v1/accounts/:id': (_form, id) => accountOf(id),
    'POST /v1/account_links': (form) => {
      const account = accountOf(textIn(form, 'account') ?? '');
      const url = `https://connect.stripe.com/setup/e/${account.id}/${stripeId('link')}`;
      return { id: '', object: 'account_link', created: nowSeconds(), expires_at: nowSeconds() + 300, url };
    },
    'POST /v1/transfers': (form) => {
      const account = accountOf(textIn(form, 'destination') ?? '');
      if (account.capabilities.transfers !== 'active')
        throw invalid(
          'Your destination account needs to have at least one of the following capabilities enabled: transfers',
          'insufficient_capabilities_for_transfer',
        );
      const amount = amountIn(form);
      const source = textIn(form, 'source_transaction');
      const charge = source ? books.charges.get(source) : undefined;
      if (!charge)
        throw invalid(
          'You have insufficient available funds in your Stripe account.',
          'balance_insufficient',
        );
      const taken = [...books.transfers.values()].filter(({ source_transaction: from }) => from === source);
      if (
        taken.reduce((sum, transfer) => sum + transfer.amount - transfer.amount_reversed, amount) >
        charge.amount
      )
        throw invalid(
          'Transfers using this transaction as a source must not exceed the source amount',
          undefined,
          'amount',
        );
      account.balance += amount;
      const transfer: Transfer = {
        id: stripeId('tr'),
        object: 'transfer',
        amount,
        amount_reversed: 0,
        currency: textIn(form, 'currency') ?? '',
        destination: account.id,
        transfer_group: textIn(form, 'transfer_group') ?? null,
        source_transaction: source ?? null,
        metadata: metadataIn(form),
        created: nowSeconds(),
      };
      books.transfers.set(transfer.id, transfer);
      return transfer;
    },
    'GET /v1/transfers': (form) =>
      listOf(
        [...books.transfers.values()].filter(({ transfer_group: group }) => group === form['transfer_group']),
        form,
        '/v1/transfers',
      ),
    'GET /v1/transfers/:id': (_form, id) => transferOf(id),
    'GET /v1/transfers/:id/reversals': (form, id) =>
      listOf(
        [...books.reversals.values()].filter(({ transfer }) => transfer === transferOf(id).id),
        form,
        `/v1/transfers/${id}/reversals`,
      ),
    'POST /v1/transfers/:id/reversals': (form, id) => {
      const transfer = transferOf(id);
      const account = accountOf(transfer.destination);
      const amount = amountIn(form);
      if (amount > transfer.amount - transfer.amount_reversed)
        throw invalid('Reversal amount is greater than unreversed amount on transfer', undefined, 'amount');
      if (account.balance < amount)
        throw invalid('The connected account does not have sufficient funds.', 'balance_insufficient');
      account.balance -= amount;
      transfer.amount_reversed += amount;
      const reversal = {
        id: stripeId('trr'),
        object: 'transfer_reversal',
        amount,
        currency: transfer.currency,
        transfer: transfer.id,
        metadata: metadataIn(form),
        created: nowSeconds(),
      };
      books.reversals.set(reversal.id, reversal);
      return reversal;
    },
  };
};
