import { ROLES } from '@noillin/contracts';
import { defineSchema, type Stored } from '@noillin/mongo';
import { USER_STATUSES, type UserWithPassword } from './user';

export interface UserDocument extends Stored, Omit<UserWithPassword, 'id'> {
  /** Normalised copy of the e-mail; see emailKey. */
  emailKey: string;
}

export const UserSchema = defineSchema<UserDocument>(
  {
    email: { type: String, required: true },
    emailKey: { type: String, required: true },
    role: { type: String, enum: ROLES, required: true },
    displayName: { type: String, required: true },
    passwordHash: { type: String, required: true },
    status: { type: String, enum: USER_STATUSES, default: 'active' },
    createdAt: { type: Date, required: true },
  },
  { collection: 'users' },
);
// One account per e-mail address; login by e-mail.
UserSchema.index({ emailKey: 1 }, { unique: true });
// Accounts of a role, newest first, for support.
UserSchema.index({ role: 1, _id: -1 });
