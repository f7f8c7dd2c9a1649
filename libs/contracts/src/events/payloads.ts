import {
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Min,
} from 'class-validator';
import { ADMIN_ROLES, ROLES, type AdminRole, type Role } from '../access/permissions';
import { BOOKING_STATUSES, type BookingStatus } from '../statuses';

/** A person opened an account. */
export class UserRegistered {
  @IsString() userId!: string;
  @IsIn(ROLES) role!: Role;
}

/** Why sessions end. */
export const SESSION_ENDS = [
  'logout',
  'revoked',
  'replayed',
  'password_changed',
  'email_changed',
  'suspended',
  'admin_role_changed',
  'erased',
] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];

/** A session ended before its time. `replayed`: a used refresh token came back, so somebody may have stolen it. */
export class SessionEnded {
  @IsString() userId!: string;
  @IsString() sessionId!: string;
  @IsIn(SESSION_ENDS) reason!: SessionEnd;
}

/** Something happened to an account that its owner, or who watches over accounts, wants to know. */
export class AccountEvent {
  @IsString() userId!: string;
}

/** An admin is of another kind, and may do other things. */
export class AdminRoleChanged extends AccountEvent {
  @IsIn(ADMIN_ROLES) adminRole!: AdminRole;
}

/** Somebody asked that everything personal about them is erased. */
export class ErasureRequested extends AccountEvent {
  /** When that is done, unless it is withdrawn or something is open then. UTC, ISO 8601. */
  @IsISO8601() dueAt!: string;
}

/** Everything personal about somebody is erased. */
export class ErasureFinished extends AccountEvent {
  /** Whose receipt says what that was. */
  @IsString() erasureId!: string;
}

/** Somebody asked for a new password. Nobody's account, if the address has none: then nothing follows. */
export class PasswordResetRequested {
  @IsOptional() @IsString() userId!: string | null;
}

/** Somebody did not know the password, or the code. */
export class LoginFailed {
  /** null where the address has no account. */
  @IsOptional() @IsString() userId!: string | null;
  /** Client address. */
  @IsString() address!: string;
  /** Seconds that the next attempt from there has to wait; 0 while mistakes are still free. */
  @IsInt() @Min(0) waitSeconds!: number;
}

/** An influencer's or brand's profile was created or changed. */
export class ProfileChanged {
  @IsString() userId!: string;
  @IsIn(ROLES) role!: Role;
}

/** A gig was created, changed or changed its status. */
export class GigChanged {
  @IsString() gigId!: string;
  @IsArray() @ArrayNotEmpty() @IsString({ each: true }) memberIds!: string[];
}

/** Influencers were asked to take part in a group gig. */
export class GigMembersInvited {
  @IsString() gigId!: string;
  @IsString() ownerId!: string;
  @IsArray() @ArrayNotEmpty() @IsString({ each: true }) invitedIds!: string[];
}

/** A member agreed to take part in a group gig, or does not take part (any more). */
export class GigInvitationAnswered {
  @IsString() gigId!: string;
  @IsString() ownerId!: string;
  @IsString() memberId!: string;
  @IsBoolean() accepted!: boolean;
  /** Whether the gig was on sale and was paused, because it cannot do without them. */
  @IsBoolean() paused!: boolean;
}

/** Rules or overrides of an influencer changed. */
export class AvailabilityChanged {
  @IsString() influencerId!: string;
}

/** Something happened to a booking, which the event's name tells; afterwards the booking has the status it carries. */
export class BookingChanged {
  @IsString() bookingId!: string;
  @IsString() gigId!: string;
  @IsString() brandId!: string;
  @IsArray() @ArrayNotEmpty() @IsString({ each: true }) memberIds!: string[];
  @IsIn(BOOKING_STATUSES) status!: BookingStatus;
  @IsISO8601() start!: string;
}

/** A provider's webhook was verified and stored. */
export class PaymentWebhookReceived {
  @IsString() webhookId!: string;
}

/** A payment failed at the provider; the hold lives on and the payment may be retried. */
export class PaymentFailed {
  @IsString() paymentId!: string;
  @IsString() bookingId!: string;
  @IsString() brandId!: string;
}

/** Money has to go back to the brand. Executed once per `refundId`. */
export class RefundRequested {
  @IsString() refundId!: string;
  @IsString() paymentId!: string;
  @IsString() bookingId!: string;
  /** Minor units. */
  @IsInt() @Min(1) amount!: number;
  @IsString() @Length(3, 3) currency!: string;
  @IsString() reason!: string;
}

/** Money went back to the brand. */
export class RefundSucceeded extends RefundRequested {
  @IsString() brandId!: string;
}

/** An influencer's part of a booking's price was transferred to them, could not be, or waits for them. */
export class PayoutChanged {
  @IsString() influencerId!: string;
  @IsString() bookingId!: string;
  /** Minor units. */
  @IsInt() @Min(1) amount!: number;
  @IsString() @Length(3, 3) currency!: string;
}

/** A notification was stored; it may have to be mailed. */
export class NotificationCreated {
  @IsString() notificationId!: string;
  @IsString() userId!: string;
}

/** A chat message was stored. */
export class ChatMessageSent {
  @IsString() conversationId!: string;
  @IsString() messageId!: string;
  @IsString() senderId!: string;
  @IsInt() @Min(1) seq!: number;
  @IsArray() @IsString({ each: true }) recipientIds!: string[];
}

/** Somebody reviewed the other side of a booking. Nobody sees what they wrote yet. */
export class ReviewWritten {
  @IsString() reviewId!: string;
  @IsString() bookingId!: string;
  @IsString() authorId!: string;
  @IsString() subjectId!: string;
}

/** A review can be seen by everybody. */
export class ReviewPublished extends ReviewWritten {}

/** Something happened to an API key. */
export class ApiKeyEvent {
  @IsString() keyId!: string;
  @IsString() ownerId!: string;
  /** Who did it: the owner or an admin. */
  @IsString() byId!: string;
}

/** Something happened to the address that an owner's webhooks go to. */
export class WebhookEndpointEvent {
  @IsString() endpointId!: string;
  @IsString() ownerId!: string;
}
