import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BookingRepository } from '@noillin/booking';
import { DomainError } from '@noillin/contracts';
import { Ledger, type LedgerTransaction } from '@noillin/payments';
import { RequirePermissions } from '../auth';
import { ApiProblems } from '../docs';
import { BookingLedgerDto, LedgerEntryDto } from './dto/ledger.dto';

@ApiTags('admin')
@Controller('admin/bookings/:id/ledger')
export class BookingLedgerController {
  constructor(
    private readonly ledger: Ledger,
    private readonly bookings: BookingRepository,
  ) {}

  /** Every move of a booking's money, and where it lies now. */
  @Get()
  @RequirePermissions('admin:read')
  @ApiProblems('not_found')
  async show(@Param('id') bookingId: string): Promise<BookingLedgerDto> {
    if (!(await this.bookings.findById(bookingId)))
      throw new DomainError('not_found', { resource: 'booking' });
    const transactions = await this.ledger.ofBooking(bookingId);
    const all = transactions.flatMap(entriesOf);
    return {
      bookingId,
      transactions: transactions.map((transaction) => ({
        id: transaction.id,
        move: transaction.move,
        currency: transaction.currency,
        occurredAt: transaction.occurredAt.toISOString(),
        entries: entriesOf(transaction),
      })),
      balances: summed(all),
      sound: all.reduce((sum, { amount }) => sum + amount, 0) === 0,
    };
  }
}

const entriesOf = ({ entries }: LedgerTransaction): LedgerEntryDto[] =>
  entries.map(({ account, owner, amount }) => ({ account, influencerId: owner, amount }));

const summed = (entries: readonly LedgerEntryDto[]): LedgerEntryDto[] => {
  const sums = new Map<string, LedgerEntryDto>();
  for (const entry of entries) {
    const key = `${entry.account}:${entry.influencerId ?? ''}`;
    sums.set(key, { ...entry, amount: entry.amount + (sums.get(key)?.amount ?? 0) });
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0);
};
