import { ADMIN_ROLES, ROLES } from '@noillin/contracts';
import { defineSchema, type Stored } from '@noillin/mongo';
import { USER_STATUSES, type UserWithAddresses, type UserWithPassword } from './user';

export interface UserDocument extends Stored, Omit<UserWithPassword & UserWithAddresses, 'id'> {
  /** Normalised copy of the e-mail; see emailKey. */
  emailKey: string;
  /** Of a super admin, how often it was made sure that they remain one; see Users.keepSuperAdmin. */
  keptAsSuper?: number;
  /** Its owner has asked to be erased; see Engagements. */
  leaving?: boolean;
  /** Of one who is leaving, how often they were engaged since they asked. */
  engagements?: number;
}

export const UserSchema = defineSchema<UserDocument>(
  {
    email: { type: String, required: true },
    emailKey: { type: String, required: true },
    role: { type: String, enum: ROLES, required: true },
    // null is in the list because the enum is checked for null as well.
    adminRole: { type: String, enum: [...ADMIN_ROLES, null], default: null },
    displayName: { type: String, required: true },
    passwordHash: { type: String, required: true },
    status: { type: String, enum: USER_STATUSES, default: 'active' },
    createdAt: { type: Date, required: true },
    credentialsVersion: { type: Number, default: 0 },
    emailVerifiedAt: { type: Date, default: null },
    secondFactor: { type: Boolean, default: false },
    keptAsSuper: { type: Number },
    leaving: { type: Boolean },
    engagements: { type: Number },
    pendingEmail: { type: String, default: null },
    previousEmail: { type: String, default: null },
  },
  { collection: 'users' },
);
// One account per e-mail address; login by e-mail.
UserSchema.index({ emailKey: 1 }, { unique: true });
// Accounts of a role, newest first, for support.
UserSchema.index({ role: 1, _id: -1 });
