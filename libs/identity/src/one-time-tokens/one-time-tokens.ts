import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { SystemClock, newSecret, sha256 } from '@noillin/utils';
import { isDuplicateKey } from '@noillin/mongo';
import { Model } from 'mongoose';
import type { OneTimeTokenDocument, TokenPurpose } from './one-time-token.schema';

const MINUTE = 60_000;

/** For how long a token of each purpose is good. */
export const TOKEN_LIFETIME_MS: Readonly<Record<TokenPurpose, number>> = {
  verify_email: 24 * 60 * MINUTE,
  change_email: 60 * MINUTE,
  reset_password: 30 * MINUTE,
  second_factor: 5 * MINUTE,
};

/** Nobody's mailbox is flooded by somebody who asks for link after link. */
export const MOST_LIVE = 3;
/** Then whoever guesses has to begin again with the password. */
const MOST_ATTEMPTS = 5;

/** Whose token it is, and which address it was mailed to. */
export interface TokenHolder {
  userId: string;
  email: string | null;
}

/**
 * Secrets of 256 bits that are good once, for a while, for one purpose. They are found by their hash: how long looking takes says
 * nothing about how much of a guess was right.
 */
@Injectable()
export class OneTimeTokens {
  constructor(
    @InjectModel('OneTimeToken') private readonly model: Model<OneTimeTokenDocument>,
    private readonly clock: SystemClock,
  ) {}

  /** A new token that is not mailed; those before it stay good. */
  async issue(purpose: TokenPurpose, holder: TokenHolder): Promise<string> {
    const token = newSecret();
    await this.store(token, purpose, holder, sha256(token));
    return token;
  }

  /** A new token for a link; null while as many are good as anybody needs, whoever asks for more at the same moment. */
  async issueForMail(purpose: TokenPurpose, holder: TokenHolder): Promise<string | null> {
    const { userId } = holder;
    await this.model.deleteMany({ userId, purpose, expiresAt: { $lte: this.clock.date() } });
    for (let slot = 0; slot < MOST_LIVE; slot += 1) {
      const token = newSecret();
      if (await this.take(token, purpose, holder, String(slot))) return token;
    }
    return null;
  }

  /** Uses a token up. Null for one that is unknown, used, too old or for something else: of two who try at once, one gets it. */
  async redeem(purpose: TokenPurpose, token: string): Promise<TokenHolder | null> {
    const row = await this.model
      .findOneAndDelete({ _id: sha256(token), purpose, expiresAt: { $gt: this.clock.date() } })
      .lean<OneTimeTokenDocument>();
    return row && { userId: row.userId, email: row.email };
  }

  /** Counts one attempt to answer what the token asks; null when it has been tried too often, or is no such token. */
  async attempt(purpose: TokenPurpose, token: string): Promise<TokenHolder | null> {
    const row = await this.model
      .findOneAndUpdate(
        {
          _id: sha256(token),
          purpose,
          expiresAt: { $gt: this.clock.date() },
          attempts: { $lt: MOST_ATTEMPTS },
        },
        { $inc: { attempts: 1 } },
      )
      .lean<OneTimeTokenDocument>();
    return row && { userId: row.userId, email: row.email };
  }

  /** Makes a token worthless that could not be handed to its holder. */
  async withdraw(token: string): Promise<void> {
    await this.model.deleteOne({ _id: sha256(token) });
  }

  /** Makes the user's tokens of these purposes worthless. */
  async revoke(userId: string, purposes: readonly TokenPurpose[]): Promise<void> {
    await this.model.deleteMany({ userId, purpose: { $in: purposes } });
  }

  private async take(
    token: string,
    purpose: TokenPurpose,
    holder: TokenHolder,
    slot: string,
  ): Promise<boolean> {
    try {
      await this.store(token, purpose, holder, slot);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  private async store(
    token: string,
    purpose: TokenPurpose,
    holder: TokenHolder,
    slot: string,
  ): Promise<void> {
    const expiresAt = new Date(this.clock.now() + TOKEN_LIFETIME_MS[purpose]);
    const { userId, email } = holder;
    await this.model.create([{ _id: sha256(token), purpose, userId, email, slot, attempts: 0, expiresAt }]);
  }
}
