import { IsIn } from 'class-validator';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export class LoggerConfig {
  /** Least severe level that is written. */
  @IsIn(LEVELS) LOG_LEVEL: (typeof LEVELS)[number] = 'info';
}
