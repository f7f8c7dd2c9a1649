import type { AdminRole, Role } from '@noillin/contracts';
import { seedId } from './seed-id';

/** An account as it is stored. */
export interface SeedUser {
  _id: string;
  email: string;
  emailKey: string;
  role: Role;
  adminRole: AdminRole | null;
  displayName: string;
  passwordHash: string;
  status: 'active';
  createdAt: Date;
}

/** The password of every demo account. Demo data never goes where real people are; see refuseProduction. */
export const DEMO_PASSWORD = 'noillin-demo-2026';

const FIRST_DAY = Date.parse('2026-01-05T09:00:00Z');
const MINUTES_APART = 37;

/** When the n-th demo account is said to have been opened. */
export const openedAt = (n: number): Date => new Date(FIRST_DAY + n * MINUTES_APART * 60_000);

/** `Júlia Silva` -> `julia.silva`. */
export const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '');

/** The n-th account; its address is `<local part>@example.com`. */
export const seedUser = (
  n: number,
  {
    role,
    adminRole = null,
    displayName,
    localPart,
  }: { role: Role; adminRole?: AdminRole | null; displayName: string; localPart: string },
  passwordHash: string,
): SeedUser => {
  const email = `${localPart}@example.com`;
  const createdAt = openedAt(n);
  return {
    _id: seedId(`user:${n}`, createdAt),
    email,
    emailKey: email,
    role,
    adminRole,
    displayName,
    passwordHash,
    status: 'active',
    createdAt,
  };
};
