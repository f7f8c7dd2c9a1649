/** The three roles. A user has exactly one; permissions hang off roles and routes ask for permissions. */
export const ROLES = ['brand', 'influencer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that a person may give themselves at registration. */
export const SELF_ASSIGNABLE_ROLES = ['brand', 'influencer'] as const satisfies readonly Role[];

/** The kinds of admin: who helps people, who moves money, and who may do everything. */
export const ADMIN_ROLES = ['support', 'finance', 'super'] as const;
export type AdminRole = (typeof ADMIN_ROLES)[number];

/** What permissions hang off: the role, and for admins their kind. */
export const ACCESS_ROLES = ['brand', 'influencer', ...ADMIN_ROLES] as const;
export type AccessRole = (typeof ACCESS_ROLES)[number];

/** Admins of before there were kinds may do everything. */
export const accessRoleOf = (user: { role: Role; adminRole?: AdminRole | null }): AccessRole =>
  user.role === 'admin' ? (user.adminRole ?? 'super') : user.role;

/** Every permission and what it opens, for the documentation. */
export const PERMISSION_MEANINGS = {
  'account:read': 'See the own account, its sessions and how it is secured',
  'account:write': 'Change the own password, e-mail address and second factor; end own sessions',
  'account:erase': 'Have everything personal in the own account erased',
  'influencer-profile:write': 'Edit the own influencer profile',
  'brand-profile:write': 'Edit the own brand profile',
  'gig:write': 'Make, change and publish own gigs',
  'availability:write': 'Say when one is free',
  'booking:create': 'Book a slot',
  'booking:read': 'See bookings one takes part in',
  'booking:answer': 'Accept or decline what brands request',
  'booking:deliver': 'Deliver what was booked',
  'booking:review-delivery': 'Accept a delivery or ask for a revision',
  'booking:cancel': 'Cancel bookings one takes part in',
  'booking:dispute': 'Dispute bookings one takes part in',
  'booking:reschedule': 'Move bookings one takes part in, and agree to it',
  'booking:replace': 'Decide how a group booking goes on from which a member withdraws',
  'booking:rate': 'Review the other side of accepted work',
  'payment:simulate': 'Decide payments of the sandbox; only while the sandbox takes the money',
  'payout:read': 'See one’s own payouts, balances and statements',
  'payout:write': 'Set up where and when one is paid',
  'clock:move': 'Move the time of the platform; only while the sandbox takes the money',
  'chat:use': 'Talk with the people of one’s bookings',
  'notification:read': 'Read own notifications',
  'api-key:write': 'Make, see, replace and revoke own API keys; never by an API key',
  'webhook:write': 'Say where one’s events are sent, and look at what was sent',
  'admin:read': 'See everybody’s accounts and bookings',
  'admin:suspend': 'Suspend accounts and reinstate them',
  'admin:money': 'Decide about other people’s money: refunds, releases, disputes, debts',
  'admin:audit': 'Read the audit log',
  'admin:write': 'Whatever else operators change',
} as const;

export type Permission = keyof typeof PERMISSION_MEANINGS;
export const PERMISSIONS = Object.keys(PERMISSION_MEANINGS) as readonly Permission[];

const everyone: Permission[] = [
  'account:read',
  'account:write',
  'chat:use',
  'notification:read',
  'booking:read',
  'booking:cancel',
  'booking:dispute',
  'payment:simulate',
  'clock:move',
];

/** Of admins' accounts whoever runs the platform takes care: their work must stay attributable. */
const erasable: Permission[] = ['account:erase'];

/** For those who let their own programs use the platform: everybody but admins, whose power belongs to people. */
const integrators: Permission[] = ['api-key:write', 'webhook:write'];

const GRANTS: Readonly<Record<AccessRole, ReadonlySet<Permission>>> = {
  brand: new Set<Permission>([
    ...everyone,
    'brand-profile:write',
    'booking:create',
    'booking:review-delivery',
    'booking:replace',
    'booking:rate',
    'booking:reschedule',
    ...integrators,
    ...erasable,
  ]),
  influencer: new Set<Permission>([
    ...everyone,
    'influencer-profile:write',
    'gig:write',
    'availability:write',
    'booking:answer',
    'booking:deliver',
    'booking:rate',
    'booking:reschedule',
    'payout:read',
    'payout:write',
    ...integrators,
    ...erasable,
  ]),
  support: new Set<Permission>([...everyone, 'admin:read', 'admin:suspend']),
  finance: new Set<Permission>([...everyone, 'admin:read', 'admin:money']),
  super: new Set<Permission>([
    ...everyone,
    'admin:read',
    'admin:suspend',
    'admin:money',
    'admin:audit',
    'admin:write',
  ]),
};

/** Whether a role carries a permission. */
export const roleHas = (role: AccessRole, permission: Permission): boolean => GRANTS[role].has(permission);

/** Permissions of a role, for documentation and tests. */
export const permissionsOf = (role: AccessRole): readonly Permission[] => [...GRANTS[role]];

/** What no API key may do: take the account over, make more keys, redirect money, move everybody's time, act as an admin. */
const NEVER_BY_KEY: ReadonlySet<Permission> = new Set<Permission>([
  'account:write',
  'account:erase',
  'api-key:write',
  'payout:write',
  'clock:move',
  ...PERMISSIONS.filter((permission) => permission.startsWith('admin:')),
]);

/** Permissions that the owner of an API key may give it. */
export const API_KEY_SCOPES: readonly Permission[] = PERMISSIONS.filter(
  (permission) => !NEVER_BY_KEY.has(permission),
);
