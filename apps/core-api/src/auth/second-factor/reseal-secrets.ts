import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SecondFactors } from '@noillin/identity';
import { AccountConfig } from '../account.config';
import { SecretBox } from './secret-box';

const BATCH = 200;

/**
 * While an earlier key is known, seals everybody's secret with the current one, when the service starts. Afterwards the earlier
 * key can go, and nobody loses their second factor, however long they have not logged in. Several services may do it at once.
 */
@Injectable()
export class ResealSecrets implements OnApplicationBootstrap {
  private readonly logger = new Logger(ResealSecrets.name);

  constructor(
    private readonly factors: SecondFactors,
    private readonly box: SecretBox,
    private readonly config: AccountConfig,
  ) {}

  /** Not waited for: the service is of use meanwhile. */
  onApplicationBootstrap(): void {
    if (!this.config.ACCOUNT_SECRET_KEY_PREVIOUS) return;
    this.run()
      .then((resealed) => this.logger.log({ resealed }, 'every secret is sealed with the current key'))
      .catch((error: unknown) =>
        this.logger.error({ err: error }, 'not every secret is sealed anew; keep the previous key'),
      );
  }

  /** Answers how many were sealed anew. @throws Error for one that no key opens, after all others */
  async run(): Promise<number> {
    let [resealed, after] = [0, ''];
    const failures: unknown[] = [];
    for (;;) {
      const batch = await this.factors.listSealed(after, BATCH);
      for (const { userId, sealedSecret } of batch)
        try {
          if (await this.reseal(userId, sealedSecret)) resealed += 1;
        } catch (error) {
          failures.push(error);
        }
      const last = batch.at(-1);
      if (!last) break;
      after = last.userId;
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} secrets could not be opened`);
    return resealed;
  }

  private async reseal(userId: string, sealed: string): Promise<boolean> {
    if (this.box.isCurrent(sealed)) return false;
    const anew = this.box.seal(this.box.open(sealed, userId), userId);
    return this.factors.reseal(userId, sealed, anew);
  }
}
