import { bookingMachine, memberIdsOf, type Booking, type RescheduleProposal } from '@noillin/booking';
import type { Payment } from '@noillin/payments';
import { withdrawalView } from './withdrawal-view';
import type { BookingDto, BookingPaymentDto, RescheduleProposalDto } from './dto/booking.dto';

const paymentView = (payment: Payment): BookingPaymentDto => ({
  id: payment.id,
  status: payment.status,
  provider: payment.provider,
  checkoutUrl: payment.checkoutUrl,
  ...(payment.clientSecret !== null && { clientSecret: payment.clientSecret }),
});

const proposalView = ({
  id: _id,
  start,
  expiresAt,
  ...proposal
}: RescheduleProposal): RescheduleProposalDto => ({
  ...proposal,
  start: start.toISOString(),
  expiresAt: expiresAt.toISOString(),
});

/** A booking and its payment as the API shows them. */
export const bookingView = (booking: Booking, payment: Payment): BookingDto => ({
  id: booking.id,
  gigId: booking.gigId,
  gigTitle: booking.gigTitle,
  brandId: booking.brandId,
  memberIds: memberIdsOf(booking),
  start: booking.start.toISOString(),
  end: booking.end.toISOString(),
  status: booking.status,
  allowedEvents: [...bookingMachine.allowed(booking.status)],
  mode: booking.mode,
  respondBy: booking.respondBy?.toISOString() ?? null,
  acceptedBy: booking.acceptedBy,
  disputed: booking.disputed,
  holdExpiresAt: booking.holdExpiresAt.toISOString(),
  price: booking.price,
  payment: paymentView(payment),
  latePayment: booking.latePayment,
  cancellationPolicy: booking.cancellationPolicy,
  deliveries: booking.deliveries.map((delivery) => ({ ...delivery, at: delivery.at.toISOString() })),
  completedAt: booking.completedAt?.toISOString() ?? null,
  reschedule: booking.reschedule && proposalView(booking.reschedule),
  noShow: booking.noShow && { ...booking.noShow, effectiveAt: booking.noShow.effectiveAt.toISOString() },
  withdrawal: booking.withdrawals.map(withdrawalView)[0] ?? null,
  withdrawals: booking.withdrawals.map(withdrawalView),
  revisionsUsed: booking.revisionsUsed,
  revisionsIncluded: booking.revisionsIncluded,
  createdAt: booking.createdAt.toISOString(),
});
