import { developmentDefault } from '@noillin/config';
import { IsInt, Matches, Max, Min } from 'class-validator';

export class MessagingConfig {
  @Matches(/^amqps?:\/\/.+/, { message: 'must be an amqp:// URL' })
  RABBITMQ_URL = developmentDefault('amqp://guest:guest@127.0.0.1:5672') as string;
  /** Most messages one queue hands to a worker before it has acknowledged some. Quorum queues want 50 or more. */
  @IsInt() @Min(1) @Max(1000) RABBITMQ_PREFETCH = 50;
}
