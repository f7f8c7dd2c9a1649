import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AvailabilityModule } from '@noillin/availability';
import { CatalogModule } from '@noillin/catalog';
import { IdentityModule } from '@noillin/identity';
import { PaymentsModule } from '@noillin/payments';
import { BookingRepository } from './booking.repository';
import { BookingSchema } from './booking.schema';
import { CancelBooking } from './cancellation/cancel-booking';
import { BookingFeed } from './feed/booking-feed';
import { CalendarFeedSchema } from './feed/calendar-feed.schema';
import { CalendarFeeds } from './feed/calendar-feeds';
import { HoldSlot } from './hold-slot';
import { LockMembers } from './hold/lock-members';
import { OpenAccounts } from './hold/open-accounts';
import { StillBookable } from './hold/still-bookable';
import { WhoIsIn } from './hold/who-is-in';
import { AcceptUnansweredDeliveries } from './lifecycle/accept-unanswered-deliveries';
import { BeginBookings } from './lifecycle/begin-bookings';
import { ClockTransition } from './lifecycle/clock-transition';
import { CloseBookings } from './lifecycle/close-bookings';
import { DisputeBooking } from './lifecycle/dispute-booking';
import { ExpireHolds } from './lifecycle/expire-holds';
import { FulfilBooking } from './lifecycle/fulfil-booking';
import { MoveMoney } from './lifecycle/move-money';
import { OnLatest } from './lifecycle/on-latest';
import { ReportNoShow } from './lifecycle/report-no-show';
import { ResolveDispute } from './lifecycle/resolve-dispute';
import { SettleNoShows } from './lifecycle/settle-no-shows';
import { ProposeReschedule } from './reschedule/propose-reschedule';
import { RescheduleBooking } from './reschedule/reschedule-booking';
import { TransitionBooking } from './lifecycle/transition-booking';
import { AnswerRequest } from './requests/answer-request';
import { ChaseReservedMoney } from './requests/chase-reserved-money';
import { ExpireRequests } from './requests/expire-requests';
import { DecideOnReservedMoney } from './requests/decide-on-reserved-money';
import { PublishReview } from './reviews/publish-review';
import { ReviewSchema } from './reviews/review.schema';
import { Reviews } from './reviews/reviews';
import { WriteReview } from './reviews/write-review';
import { SettlePayment } from './settle-payment';
import { AnswerOffer } from './withdrawal/answer-offer';
import { CancelMember } from './withdrawal/cancel-member';
import { FreeSubstitute } from './withdrawal/free-substitute';
import { LetMemberGo } from './withdrawal/let-member-go';
import { OfferPlace } from './withdrawal/offer-place';
import { RankSubstitutes } from './withdrawal/rank-substitutes';
import { SettleWithdrawals } from './withdrawal/settle-withdrawals';
import { ShrinkBooking } from './withdrawal/shrink-booking';
import { WithdrawMember } from './withdrawal/withdraw-member';
import { ShowWithdrawalOptions } from './withdrawal/withdrawal-options';
import { WithdrawalsRepository } from './withdrawal/withdrawals.repository';

const useCases = [
  HoldSlot,
  SettlePayment,
  PublishReview,
  Reviews,
  WriteReview,
  AnswerRequest,
  CancelBooking,
  ChaseReservedMoney,
  DecideOnReservedMoney,
  FulfilBooking,
  DisputeBooking,
  ExpireHolds,
  BeginBookings,
  AcceptUnansweredDeliveries,
  CloseBookings,
  ReportNoShow,
  ResolveDispute,
  SettleNoShows,
  ProposeReschedule,
  RescheduleBooking,
  ExpireRequests,
  BookingFeed,
  CalendarFeeds,
  WithdrawMember,
  ShowWithdrawalOptions,
  RankSubstitutes,
  OfferPlace,
  AnswerOffer,
  ShrinkBooking,
  CancelMember,
  SettleWithdrawals,
];

/** Bookings and everything that may happen to one. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'Booking', schema: BookingSchema },
      { name: 'Review', schema: ReviewSchema },
      { name: 'CalendarFeed', schema: CalendarFeedSchema },
    ]),
    IdentityModule,
    CatalogModule,
    AvailabilityModule,
    PaymentsModule,
  ],
  providers: [
    BookingRepository,
    WithdrawalsRepository,
    OnLatest,
    MoveMoney,
    TransitionBooking,
    ClockTransition,
    WhoIsIn,
    LockMembers,
    OpenAccounts,
    StillBookable,
    LetMemberGo,
    FreeSubstitute,
    ...useCases,
  ],
  exports: [BookingRepository, WithdrawalsRepository, ...useCases],
})
export class BookingModule {}
