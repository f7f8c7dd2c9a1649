import type { User } from './user';
import type { UserDocument } from './user.schema';

/** Accounts that were stored before a field was thought of have its default. */
export const toUser = ({ _id, adminRole, credentialsVersion, ...row }: UserDocument): User => ({
  id: _id,
  email: row.email,
  role: row.role,
  adminRole: row.role === 'admin' ? (adminRole ?? 'super') : null,
  displayName: row.displayName,
  status: row.status,
  createdAt: row.createdAt,
  credentialsVersion: credentialsVersion ?? 0,
  emailVerifiedAt: row.emailVerifiedAt ?? null,
  secondFactor: row.secondFactor ?? false,
});
