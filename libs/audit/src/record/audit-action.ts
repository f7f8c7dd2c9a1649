/** Everything that the audit log tells of, and what it means. A name, once used, never means something else. */
export const AUDIT_ACTION_MEANINGS = {
  'account.registered': 'An account was opened',
  'account.login_failed': 'Wrong password or code; `waitSeconds` above 0 says that the place is locked out',
  'account.email_verified': 'Its owner answered from the address',
  'account.email_change_requested': 'A move to another address was begun',
  'account.email_changed': 'The account moved to another address',
  'account.password_reset_requested': 'Somebody asked for a new password',
  'account.password_changed': 'The password was changed, which ended other sessions',
  'account.second_factor_enabled': 'A second factor was set up',
  'account.second_factor_disabled': 'The second factor was removed',
  'account.recovery_codes_renewed': 'New recovery codes took the place of those that were left',
  'account.suspended': 'An admin shut the account out',
  'account.reinstated': 'An admin let the account in again',
  'account.admin_role_changed': 'An admin was made one of another kind, which `adminRole` says',
  'account.data_export_requested': 'Somebody asked for a copy of everything we hold about them',
  'account.data_export_ready': 'That copy was gathered',
  'account.erasure_requested': 'Somebody asked that everything personal about them is erased',
  'account.erasure_withdrawn': 'They thought better of it',
  'account.erasure_deferred':
    'The erasure was due and waits for open money or work; looked at again every day',
  'account.erasure_started': 'The account was closed for good, and is being erased',
  'account.erasure_finished': 'Everything personal is erased; `erasureId` leads to the receipt',
  'session.opened': 'Somebody logged in',
  'session.ended': 'A session ended early; `reason` says why, `replayed` that a stolen token was noticed',
  'api_key.created': 'A key for programs was made; `ownerId` says for whom',
  'api_key.rotated': 'A key got another secret',
  'api_key.revoked': 'A key was ended',
  'booking.disputed': 'A side of a booking disputed it',
  'booking.dispute_resolved': 'An admin divided the money of a disputed booking',
  'admin.read': 'An admin looked at something; the subject is the route',
  'admin.write': 'An admin asked for a change; the subject is the route',
  'admin.refused': 'Somebody asked for what only admins, or other admins, may do; the subject is the route',
  'dead_letter.replayed': 'An admin asked to have a message put back into the queue in which it had failed',
  'dead_letter.discarded': 'An admin gave up a message that had failed for good',
  'webhook.replayed': 'An admin asked to have an event of a payment provider processed again',
} as const;

export type AuditAction = keyof typeof AUDIT_ACTION_MEANINGS;
export const AUDIT_ACTIONS = Object.keys(AUDIT_ACTION_MEANINGS) as readonly AuditAction[];

/** What an action was done to. */
export interface AuditSubject {
  /** Kind of thing, e.g. `user`, `booking`, `session` or `route`. */
  type: string;
  id: string;
}

/** Ids, numbers and words of ours; never names, addresses or anything people wrote: entries outlive accounts. */
export type AuditDetails = Readonly<Record<string, string | number | boolean>>;

/** Something that was done, as whoever does it tells the audit log. */
export interface AuditRecord {
  action: AuditAction;
  /** User id of who did it; unless given, whoever the current request is authenticated as. Null for nobody we know. */
  actorId?: string | null;
  subject?: AuditSubject | null;
  details?: AuditDetails;
}
