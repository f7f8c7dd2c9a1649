import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { HoldSlot } from '@noillin/booking';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { IdempotencyKey, Idempotent } from '../http';
import { positionOf } from '../lists';
import { bookingView } from './booking-view';
import { CREATE_BOOKING_EXAMPLES } from './dto/booking-examples';
import { BookingDto, BookingListDto } from './dto/booking.dto';
import { BookingListQueryDto, CreateBookingDto } from './dto/booking-requests.dto';
import { BookingHistoryDto } from './dto/history.dto';
import { historyView } from './history-view';
import { OwnBookings } from './own-bookings';

@ApiTags('bookings')
@Controller('bookings')
export class BookingsController {
  constructor(
    private readonly holdSlot: HoldSlot,
    private readonly own: OwnBookings,
  ) {}

  /**
   * Books a slot: its time is held for everybody else until `holdExpiresAt`, and the booking is confirmed once the
   * payment has succeeded. Of a group gig, the time of everybody who is in is held, or nobody's. A taken slot answers `slot_taken`, a start that was never offered `slot_not_offered`.
   */
  @Post()
  @Idempotent()
  @RequirePermissions('booking:create')
  @ApiBody({ type: CreateBookingDto, examples: CREATE_BOOKING_EXAMPLES })
  @ApiProblems(
    'not_found',
    'slot_taken',
    'gig_not_bookable',
    'slot_not_offered',
    'rule_refused',
    'dependency_unavailable',
  )
  async create(
    @CurrentUser() user: AuthenticatedUser,
    @Body() { gigId, start, memberIds }: CreateBookingDto,
    @IdempotencyKey() idempotencyKey: string | undefined,
  ): Promise<BookingDto> {
    const { booking, payment } = await this.holdSlot.execute({
      brandId: user.id,
      gigId,
      start: Date.parse(start),
      memberIds: memberIds ?? null,
      idempotencyKey: idempotencyKey ?? null,
    });
    return bookingView(booking, payment);
  }

  /** One's own bookings, newest first. */
  @Get()
  @RequirePermissions('booking:read')
  list(@CurrentUser() user: AuthenticatedUser, @Query() query: BookingListQueryDto): Promise<BookingListDto> {
    return this.own.list({
      participantId: user.id,
      status: query.status,
      before: positionOf(query),
      limit: query.limit,
    });
  }

  /** One booking, for its brand, its members and admins. */
  @Get(':id')
  @RequirePermissions('booking:read')
  @ApiProblems('not_found')
  async get(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<BookingDto> {
    return this.own.show(await this.own.find(id, user));
  }

  /** Every transition of a booking: who made it, when, why, and by which event. For its brand, its members and admins. */
  @Get(':id/history')
  @RequirePermissions('booking:read')
  @ApiProblems('not_found')
  async history(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<BookingHistoryDto> {
    return historyView(await this.own.find(id, user));
  }
}
