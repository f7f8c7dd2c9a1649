import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { DomainError, type AdminRole, type Role } from '@noillin/contracts';
import { isDuplicateKey } from '@noillin/mongo';
import { SystemClock, newId, toPage, type Page } from '@noillin/utils';
import { Model } from 'mongoose';
import { emailKey } from './email-key';
import type { NewUser, User, UserStatus, UserWithAddresses, UserWithPassword } from './user';
import { toUser } from './to-user';
import type { UserDocument } from './user.schema';

/** Which accounts a list shows. */
export interface UserListQuery {
  role?: Role;
  before?: string;
  limit: number;
}

/** Accounts. Password hashes leave only through findByEmail and findWithPassword. */
@Injectable()
export class Users {
  constructor(
    @InjectModel('User') private readonly model: Model<UserDocument>,
    private readonly clock: SystemClock,
  ) {}

  /** Opens an account. @throws DomainError `email_taken` */
  async create(user: NewUser): Promise<User> {
    const row: UserDocument = {
      adminRole: null,
      ...user,
      _id: newId(),
      credentialsVersion: 0,
      emailVerifiedAt: null,
      secondFactor: false,
      pendingEmail: null,
      previousEmail: null,
      emailKey: emailKey(user.email),
      status: 'active',
      createdAt: this.clock.date(),
    };
    try {
      await this.model.create([row]);
      return toUser(row);
    } catch (error) {
      if (isDuplicateKey(error, 'emailKey')) throw new DomainError('email_taken', {}, { cause: error });
      throw error;
    }
  }

  async findById(id: string): Promise<User | null> {
    const row = await this.model.findById(id).lean<UserDocument>();
    return row && toUser(row);
  }

  /** Users of the given ids that exist, in no particular order. */
  async findByIds(ids: readonly string[]): Promise<User[]> {
    const rows = await this.model.find({ _id: { $in: ids } }).lean<UserDocument[]>();
    return rows.map(toUser);
  }

  async findByEmail(email: string): Promise<UserWithPassword | null> {
    const row = await this.model.findOne({ emailKey: emailKey(email) }).lean<UserDocument>();
    return row && { ...toUser(row), passwordHash: row.passwordHash };
  }

  async findWithPassword(id: string): Promise<UserWithPassword | null> {
    const row = await this.model.findById(id).lean<UserDocument>();
    return row && { ...toUser(row), passwordHash: row.passwordHash };
  }

  async findWithAddresses(id: string): Promise<UserWithAddresses | null> {
    const row = await this.model.findById(id).lean<UserDocument>();
    if (!row) return null;
    return {
      ...toUser(row),
      pendingEmail: row.pendingEmail ?? null,
      previousEmail: row.previousEmail ?? null,
    };
  }

  /** Accounts of a role, or of every role, newest first. `before` is the id at which the previous page ended. */
  async list({ role, before, limit }: UserListQuery): Promise<Page<User>> {
    const filter = { ...(role && { role }), ...(before !== undefined && { _id: { $lt: before } }) };
    const rows = await this.model
      .find(filter)
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean<UserDocument[]>();
    return toPage(rows.map(toUser), limit);
  }

  /** Gives the account the name that its owner has given their profile. */
  async rename(id: string, displayName: string): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { displayName } });
  }

  /** Answers the account's new count: every session of another one is over. @throws DomainError `not_found` */
  async setPassword(id: string, passwordHash: string): Promise<number> {
    const row = await this.model
      .findOneAndUpdate(
        { _id: id },
        { $set: { passwordHash }, $inc: { credentialsVersion: 1 } },
        { returnDocument: 'after' },
      )
      .lean<UserDocument>();
    if (!row) throw new DomainError('not_found', { resource: 'user' });
    return row.credentialsVersion;
  }

  async setPendingEmail(id: string, pendingEmail: string): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { pendingEmail } });
  }

  /** Moves the account to an address that its owner has answered from. @throws DomainError `email_taken` */
  async setEmail(id: string, email: string): Promise<void> {
    const row = await this.model.findById(id).lean<UserDocument>();
    const moved = {
      email,
      emailKey: emailKey(email),
      emailVerifiedAt: this.clock.date(),
      pendingEmail: null,
    };
    try {
      await this.model.updateOne({ _id: id }, { $set: { ...moved, previousEmail: row?.email ?? null } });
    } catch (error) {
      if (isDuplicateKey(error, 'emailKey')) throw new DomainError('email_taken', {}, { cause: error });
      throw error;
    }
  }

  /** False when the account has another address by now. */
  async markEmailVerified(id: string, email: string): Promise<boolean> {
    const { matchedCount } = await this.model.updateOne(
      { _id: id, emailKey: emailKey(email) },
      { $set: { emailVerifiedAt: this.clock.date() } },
    );
    return matchedCount === 1;
  }

  async setSecondFactor(id: string, secondFactor: boolean): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { secondFactor } });
  }

  /** Makes an admin one of another kind, which ends every session. Answers false where there is nothing to change. */
  async setAdminRole(id: string, adminRole: AdminRole): Promise<boolean> {
    // Admins of before there were kinds have none stored, and may do everything.
    const same: (AdminRole | null)[] = adminRole === 'super' ? ['super', null] : [adminRole];
    const { modifiedCount } = await this.model.updateOne(
      { _id: id, role: 'admin', adminRole: { $nin: same } },
      { $set: { adminRole }, $inc: { credentialsVersion: 1 } },
    );
    return modifiedCount === 1;
  }

  /**
   * Makes sure that somebody is left who may do everything, in the transaction that takes it from another one: whoever is found
   * is written to, so that of two transactions of which each counts on the other's admin one has to start again.
   * @throws DomainError `last_super_admin`
   */
  async keepSuperAdmin(exceptId: string): Promise<void> {
    const remaining = await this.model
      .findOneAndUpdate(
        { _id: { $ne: exceptId }, role: 'admin', adminRole: { $in: ['super', null] }, status: 'active' },
        { $inc: { keptAsSuper: 1 } },
        { projection: { _id: 1 } },
      )
      .lean();
    if (!remaining) throw new DomainError('last_super_admin');
  }

  /**
   * Whether this is an active admin who may do everything, and stays one until the surrounding transaction commits: they are
   * written to, so that another one which takes that from them at the same time and this one do not both commit.
   */
  async holdSuperAdmin(id: string): Promise<boolean> {
    const { matchedCount } = await this.model.updateOne(
      { _id: id, role: 'admin', adminRole: { $in: ['super', null] }, status: 'active' },
      { $inc: { keptAsSuper: 1 } },
    );
    return matchedCount === 1;
  }

  /** Suspends or closes for good, which ends every session, or reinstates. False where there is nothing to change, or no more. */
  async setStatus(id: string, status: UserStatus): Promise<boolean> {
    const { modifiedCount } = await this.model.updateOne(
      { _id: id, status: { $nin: [status, 'erased'] } },
      { $set: { status }, ...(status !== 'active' && { $inc: { credentialsVersion: 1 } }) },
    );
    return modifiedCount === 1;
  }
}
