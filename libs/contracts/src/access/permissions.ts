/** The three roles. A user has exactly one; permissions hang off roles and routes ask for permissions. */
export const ROLES = ['brand', 'influencer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that a person may give themselves at registration. */
export const SELF_ASSIGNABLE_ROLES = ['brand', 'influencer'] as const satisfies readonly Role[];

export const PERMISSIONS = [
  'account:read',
  'influencer-profile:write',
  'brand-profile:write',
  'gig:write',
  'availability:write',
  'booking:create',
  'booking:read',
  'booking:deliver',
  'booking:review-delivery',
  'booking:cancel',
  'booking:dispute',
  'payment:simulate',
  'chat:use',
  'notification:read',
  'admin:read',
  'admin:write',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const everyone: Permission[] = [
  'account:read',
  'chat:use',
  'notification:read',
  'booking:read',
  'booking:cancel',
  'booking:dispute',
  'payment:simulate',
];

const GRANTS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  brand: new Set<Permission>([
    ...everyone,
    'brand-profile:write',
    'booking:create',
    'booking:review-delivery',
  ]),
  influencer: new Set<Permission>([
    ...everyone,
    'influencer-profile:write',
    'gig:write',
    'availability:write',
    'booking:deliver',
  ]),
  admin: new Set<Permission>([...everyone, 'admin:read', 'admin:write']),
};

/** Whether a role carries a permission. */
export const roleHas = (role: Role, permission: Permission): boolean => GRANTS[role].has(permission);

/** Permissions of a role, for documentation and tests. */
export const permissionsOf = (role: Role): readonly Permission[] => [...GRANTS[role]];
