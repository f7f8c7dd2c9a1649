import type { Role } from '@noillin/contracts';

export const USER_STATUSES = ['active', 'suspended'] as const;
/** A suspended user keeps their data and can neither log in nor refresh. */
export type UserStatus = (typeof USER_STATUSES)[number];

export interface User {
  id: string;
  /** As the person wrote it. */
  email: string;
  role: Role;
  displayName: string;
  status: UserStatus;
  createdAt: Date;
}

/** A user with the argon2id hash of their password, for whoever checks passwords and nobody else. */
export interface UserWithPassword extends User {
  passwordHash: string;
}

export type NewUser = Pick<UserWithPassword, 'email' | 'role' | 'displayName' | 'passwordHash'>;
