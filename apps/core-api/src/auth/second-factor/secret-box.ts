import { Injectable } from '@nestjs/common';
import { SealingKey } from '@noillin/utils';
import { AccountConfig } from '../account.config';

/** Seals the secrets of authenticators. */
@Injectable()
export class SecretBox extends SealingKey {
  constructor({ ACCOUNT_SECRET_KEY }: AccountConfig) {
    super(ACCOUNT_SECRET_KEY, 'noillin authenticators');
  }
}
