import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { DomainError, type Role } from '@noillin/contracts';
import { isDuplicateKey } from '@noillin/mongo';
import { Clock, newId, toPage, type Page } from '@noillin/utils';
import { Model } from 'mongoose';
import { emailKey } from './email-key';
import type { NewUser, User, UserStatus, UserWithPassword } from './user';
import type { UserDocument } from './user.schema';

/** Which accounts a list shows. */
export interface UserListQuery {
  role?: Role;
  before?: string;
  limit: number;
}

const toUser = ({ _id, email, role, displayName, status, createdAt }: UserDocument): User => ({
  id: _id,
  email,
  role,
  displayName,
  status,
  createdAt,
});

/** Accounts. Password hashes leave only through findByEmail. */
@Injectable()
export class Users {
  constructor(
    @InjectModel('User') private readonly model: Model<UserDocument>,
    private readonly clock: Clock,
  ) {}

  /** Opens an account. @throws DomainError `email_taken` */
  async create(user: NewUser): Promise<User> {
    const row: UserDocument = {
      ...user,
      _id: newId(),
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

  /** Suspends or reinstates; answers false when there is no such user. */
  async setStatus(id: string, status: UserStatus): Promise<boolean> {
    const { matchedCount } = await this.model.updateOne({ _id: id }, { $set: { status } });
    return matchedCount === 1;
  }
}
