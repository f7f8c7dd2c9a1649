import { BOOKING_OCCURRENCES, BOOKING_STATUSES, type BookingNews } from '../statuses';
import * as payloads from './payloads';

interface EventDefinition<Payload extends object> {
  version: number;
  payload: new () => Payload;
}
const event = <Payload extends object>(
  version: number,
  payload: new () => Payload,
): EventDefinition<Payload> => ({ version, payload });

export type BookingEventName = `booking.${BookingNews}`;
const bookingEvents = Object.fromEntries(
  [...BOOKING_STATUSES, ...BOOKING_OCCURRENCES].map((news) => [
    `booking.${news}`,
    event(1, payloads.BookingChanged),
  ]),
) as Record<BookingEventName, EventDefinition<payloads.BookingChanged>>;

/** Every event of the platform with its version and payload. The name is the routing key. */
export const EVENTS = {
  'user.registered': event(1, payloads.UserRegistered),
  'account.verification_requested': event(1, payloads.AccountEvent),
  'account.email_verified': event(1, payloads.AccountEvent),
  'account.email_change_requested': event(1, payloads.AccountEvent),
  'account.email_changed': event(1, payloads.AccountEvent),
  'account.password_reset_requested': event(1, payloads.PasswordResetRequested),
  'account.password_changed': event(1, payloads.AccountEvent),
  'account.second_factor_enabled': event(1, payloads.AccountEvent),
  'account.second_factor_disabled': event(1, payloads.AccountEvent),
  'account.recovery_codes_renewed': event(1, payloads.AccountEvent),
  'account.login_failed': event(1, payloads.LoginFailed),
  'account.suspended': event(1, payloads.AccountEvent),
  'account.reinstated': event(1, payloads.AccountEvent),
  'account.admin_role_changed': event(1, payloads.AdminRoleChanged),
  'account.data_export_requested': event(1, payloads.AccountEvent),
  'account.data_export_ready': event(1, payloads.AccountEvent),
  'account.erasure_requested': event(1, payloads.ErasureRequested),
  'account.erasure_withdrawn': event(1, payloads.AccountEvent),
  'account.erasure_deferred': event(1, payloads.AccountEvent),
  'account.erasure_started': event(1, payloads.AccountEvent),
  'account.erasure_finished': event(1, payloads.ErasureFinished),
  'session.ended': event(1, payloads.SessionEnded),
  'profile.changed': event(1, payloads.ProfileChanged),
  'gig.changed': event(1, payloads.GigChanged),
  'gig.members_invited': event(1, payloads.GigMembersInvited),
  'gig.invitation_answered': event(1, payloads.GigInvitationAnswered),
  'availability.changed': event(1, payloads.AvailabilityChanged),
  ...bookingEvents,
  'payment.webhook_received': event(1, payloads.PaymentWebhookReceived),
  'payment.failed': event(1, payloads.PaymentFailed),
  'payment.refund_requested': event(1, payloads.RefundRequested),
  'payment.refund_succeeded': event(1, payloads.RefundSucceeded),
  'payout.paid': event(1, payloads.PayoutChanged),
  'payout.failed': event(1, payloads.PayoutChanged),
  'payout.blocked': event(1, payloads.PayoutChanged),
  'review.written': event(1, payloads.ReviewWritten),
  'review.published': event(1, payloads.ReviewPublished),
  'notification.created': event(1, payloads.NotificationCreated),
  'api_key.created': event(1, payloads.ApiKeyEvent),
  'api_key.rotated': event(1, payloads.ApiKeyEvent),
  'api_key.revoked': event(1, payloads.ApiKeyEvent),
  'webhook_endpoint.disabled': event(1, payloads.WebhookEndpointEvent),
  'chat.message_sent': event(1, payloads.ChatMessageSent),
};

export type EventName = keyof typeof EVENTS;
export type EventPayload<Name extends EventName> = InstanceType<(typeof EVENTS)[Name]['payload']>;

/** Name of the event that says that a booking entered a status, or what else happened to it. */
export const bookingEvent = (news: BookingNews): BookingEventName => `booking.${news}`;

/** What an event of a booking reports. */
export const bookingNewsOf = (name: BookingEventName): BookingNews =>
  name.slice('booking.'.length) as BookingNews;

export const isEventName = (name: string): name is EventName => Object.hasOwn(EVENTS, name);
