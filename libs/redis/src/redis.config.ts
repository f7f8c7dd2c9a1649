import { developmentDefault } from '@noillin/config';
import { Matches } from 'class-validator';

export class RedisConfig {
  @Matches(/^rediss?:\/\/.+/, { message: 'must be a redis:// URL' })
  REDIS_URL = developmentDefault('redis://127.0.0.1:6379') as string;
}
