import { type Person, type ApiClient, eventually, freshBrand, succeeded } from '@noillin/testing';
import { type AdminRole } from '@noillin/contracts';
import { type Database } from './database';

/** Somebody who is an administrator as soon as this resolves: the platform believes what it has read for some seconds. */
export async function freshAdmin(
  api: ApiClient,
  database: Database,
  adminRole: AdminRole = 'super',
): Promise<Person> {
  const person = await freshBrand(api, { displayName: 'Noillin Support' });
  await database.makeAdmin(person.user.id, adminRole);
  await eventually(() => succeeded(person.api.get('/admin/users?limit=1')), { within: 10_000 });
  return person;
}
