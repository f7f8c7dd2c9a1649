import type { EventName, EventPayload } from '@noillin/contracts';
import type { AuditRecord } from './audit-action';

type Describe<Name extends EventName> = (payload: EventPayload<Name>) => AuditRecord;

const ofAccount =
  (action: AuditRecord['action']) =>
  ({ userId }: { userId: string | null }): AuditRecord => ({
    action,
    subject: userId === null ? null : { type: 'user', id: userId },
  });

const ofBooking =
  (action: AuditRecord['action']) =>
  ({ bookingId }: { bookingId: string }): AuditRecord => ({
    action,
    subject: { type: 'booking', id: bookingId },
  });

const ofKey =
  (action: AuditRecord['action']) =>
  ({ keyId, ownerId, byId }: EventPayload<'api_key.created'>): AuditRecord => ({
    action,
    actorId: byId,
    subject: { type: 'api_key', id: keyId },
    details: { ownerId },
  });

/**
 * Events that are audited, in the transaction that makes them true. To have another one audited: name its action in
 * audit-action.ts, and say here what the entry says; who did it is known from the request.
 */
export const AUDITED_EVENTS: { readonly [Name in EventName]?: Describe<Name> } = {
  'user.registered': ({ userId, role }) => ({
    action: 'account.registered',
    actorId: userId,
    subject: { type: 'user', id: userId },
    details: { role },
  }),
  'account.login_failed': ({ userId, waitSeconds }) => ({
    ...ofAccount('account.login_failed')({ userId }),
    details: { waitSeconds },
  }),
  'account.email_verified': ofAccount('account.email_verified'),
  'account.email_change_requested': ofAccount('account.email_change_requested'),
  'account.email_changed': ofAccount('account.email_changed'),
  'account.password_reset_requested': ofAccount('account.password_reset_requested'),
  'account.password_changed': ofAccount('account.password_changed'),
  'account.second_factor_enabled': ofAccount('account.second_factor_enabled'),
  'account.second_factor_disabled': ofAccount('account.second_factor_disabled'),
  'account.recovery_codes_renewed': ofAccount('account.recovery_codes_renewed'),
  'account.suspended': ofAccount('account.suspended'),
  'account.reinstated': ofAccount('account.reinstated'),
  'account.admin_role_changed': ({ userId, adminRole }) => ({
    ...ofAccount('account.admin_role_changed')({ userId }),
    details: { adminRole },
  }),
  'account.data_export_requested': ofAccount('account.data_export_requested'),
  'account.data_export_ready': ofAccount('account.data_export_ready'),
  'account.erasure_requested': ofAccount('account.erasure_requested'),
  'account.erasure_withdrawn': ofAccount('account.erasure_withdrawn'),
  'account.erasure_deferred': ofAccount('account.erasure_deferred'),
  'account.erasure_started': ofAccount('account.erasure_started'),
  'account.erasure_finished': ({ userId, erasureId }) => ({
    ...ofAccount('account.erasure_finished')({ userId }),
    details: { erasureId },
  }),
  'session.ended': ({ userId, sessionId, reason }) => ({
    action: 'session.ended',
    subject: { type: 'session', id: sessionId },
    details: { userId, reason },
  }),
  'api_key.created': ofKey('api_key.created'),
  'api_key.rotated': ofKey('api_key.rotated'),
  'api_key.revoked': ofKey('api_key.revoked'),
  'booking.disputed': ofBooking('booking.disputed'),
  'booking.dispute_resolved': ofBooking('booking.dispute_resolved'),
};

/** What the audit log says of an event; undefined for one that is not audited. */
export const recordOf = <Name extends EventName>(
  name: Name,
  payload: EventPayload<Name>,
): AuditRecord | undefined => AUDITED_EVENTS[name]?.(payload);
