import type { PayoutAccount, PayoutTimeline, Statement } from '@noillin/payments';
import type { PayoutAccountDto } from './dto/payout-account.dto';
import type { PayoutDto } from './dto/payout.dto';
import type { StatementDto } from './dto/statement.dto';

const isoOrNull = (date: Date | null): string | null => date?.toISOString() ?? null;

export const payoutView = ({ part, stage, blockedBy, expectedAt, payouts }: PayoutTimeline): PayoutDto => ({
  id: part.id,
  bookingId: part.bookingId,
  amount: { amount: part.amount, currency: part.currency },
  leftAmount: part.left,
  owedAmount: part.owed,
  stage,
  blockedBy,
  expectedAt: isoOrNull(expectedAt),
  releaseAt: isoOrNull(part.releaseAt),
  transfers: payouts.map(({ id, amount, nettedAmount, status, failure, createdAt, settledAt }) => ({
    id,
    amount,
    nettedAmount,
    status,
    failure,
    createdAt: createdAt.toISOString(),
    settledAt: isoOrNull(settledAt),
  })),
});

export const accountView = (account: PayoutAccount | null, provider: string): PayoutAccountDto => {
  if (!account) return { provider, status: 'none', requirements: [], updatedAt: null };
  const { payoutsEnabled, requirements, updatedAt } = account;
  const status = payoutsEnabled ? 'ready' : 'incomplete';
  return { provider: account.provider, status, requirements, updatedAt: updatedAt.toISOString() };
};

export const statementView = ({ from, to, opening, lines, closing }: Statement): StatementDto => ({
  from: from.toISOString(),
  to: to.toISOString(),
  opening,
  lines: lines.map((line) => ({ ...line, at: line.at.toISOString() })),
  closing,
});
