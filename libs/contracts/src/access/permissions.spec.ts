import {
  ACCESS_ROLES,
  accessRoleOf,
  ADMIN_ROLES,
  API_KEY_SCOPES,
  PERMISSIONS,
  permissionsOf,
  roleHas,
  type Permission,
} from './permissions';

const holdersOf = (permission: Permission) => ACCESS_ROLES.filter((role) => roleHas(role, permission));

describe('permissions', () => {
  it.each<[Permission, string[]]>([
    ['booking:create', ['brand']],
    ['booking:replace', ['brand']],
    ['booking:review-delivery', ['brand']],
    ['booking:deliver', ['influencer']],
    ['booking:answer', ['influencer']],
    ['gig:write', ['influencer']],
    ['payout:write', ['influencer']],
    ['account:erase', ['brand', 'influencer']],
    ['api-key:write', ['brand', 'influencer']],
    ['admin:read', ['support', 'finance', 'super']],
    ['admin:suspend', ['support', 'super']],
    ['admin:money', ['finance', 'super']],
    ['admin:audit', ['super']],
    ['admin:write', ['super']],
  ])('%s is for %j', (permission, roles) => {
    expect(holdersOf(permission)).toEqual(roles);
  });

  it('are each somebody’s', () => {
    expect(PERMISSIONS.filter((permission) => holdersOf(permission).length === 0)).toEqual([]);
  });

  it('of support and finance are all the super admin’s, too', () => {
    for (const role of ADMIN_ROLES)
      expect(permissionsOf('super')).toEqual(expect.arrayContaining([...permissionsOf(role)]));
  });

  it.each([
    [{ role: 'brand' }, 'brand'],
    [{ role: 'influencer' }, 'influencer'],
    [{ role: 'admin', adminRole: 'support' }, 'support'],
    [{ role: 'admin', adminRole: null }, 'super'],
    [{ role: 'admin' }, 'super'],
    [{ role: 'brand', adminRole: 'super' }, 'brand'],
  ] as const)('of %j hang off %s', (user, role) => {
    expect(accessRoleOf(user)).toBe(role);
  });

  it.each<Permission>(['account:write', 'account:erase', 'api-key:write', 'payout:write', 'clock:move'])(
    '%s is no API key’s: a key that is stolen takes nothing over',
    (permission) => expect(API_KEY_SCOPES).not.toContain(permission),
  );

  it('of admins are no API key’s', () => {
    expect(API_KEY_SCOPES.filter((permission) => permission.startsWith('admin:'))).toEqual([]);
    expect(API_KEY_SCOPES).toContain('booking:create');
  });
});
