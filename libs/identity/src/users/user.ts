import type { AdminRole, Role } from '@noillin/contracts';

export const USER_STATUSES = ['active', 'suspended', 'erased'] as const;
/** A suspended user keeps their data and can neither log in nor refresh; an erased one is gone for good. */
export type UserStatus = (typeof USER_STATUSES)[number];

export interface User {
  id: string;
  /** As the person wrote it. */
  email: string;
  role: Role;
  /** The kind of admin; null for everybody else. */
  adminRole: AdminRole | null;
  displayName: string;
  status: UserStatus;
  createdAt: Date;
  /** Counts what ends every session at once: a change of password, a suspension, another kind of admin. Sessions of another count are over. */
  credentialsVersion: number;
  /** When its owner answered a mail to the present address. */
  emailVerifiedAt: Date | null;
  /** Whether logging in needs a second factor. */
  secondFactor: boolean;
}

/** A user with the addresses that the account moves to and has moved from. */
export interface UserWithAddresses extends User {
  /** Where a link was mailed that moves the account there. */
  pendingEmail: string | null;
  /** Where a notice goes that the account has moved away. */
  previousEmail: string | null;
}

/** A user with the argon2id hash of their password, for whoever checks passwords and nobody else. */
export interface UserWithPassword extends User {
  passwordHash: string;
}

export type NewUser = Pick<UserWithPassword, 'email' | 'role' | 'displayName' | 'passwordHash'> &
  Partial<Pick<User, 'adminRole'>>;
