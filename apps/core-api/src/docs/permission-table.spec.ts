import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCESS_ROLES, permissionsOf } from '@noillin/contracts';
import { permissionTable } from './permission-table';

const FILE = join(__dirname, '../../../../docs/permissions.md');

describe('docs/permissions.md', () => {
  it('says what the code does; WRITE_DOCS=1 writes it anew', () => {
    if (process.env['WRITE_DOCS']) writeFileSync(FILE, permissionTable());
    expect(readFileSync(FILE, 'utf8')).toBe(permissionTable());
  });

  it('gives no kind of admin but super everything', () => {
    const all = permissionsOf('super').filter((permission) => permission.startsWith('admin:'));
    const others = (['support', 'finance'] as const).map((kind) => permissionsOf(kind));
    expect(others.some((granted) => all.every((permission) => granted.includes(permission)))).toBe(false);
  });

  it('gives nobody but admins a permission of admins', () => {
    const outsiders = ACCESS_ROLES.filter((role) =>
      permissionsOf(role).some((permission) => permission.startsWith('admin:')),
    );
    expect(outsiders).toEqual(['support', 'finance', 'super']);
  });
});
