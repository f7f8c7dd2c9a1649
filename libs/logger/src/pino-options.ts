import { activeContext } from '@noillin/utils';
import { stdTimeFunctions, type LoggerOptions } from 'pino';
import type { LoggerConfig } from './logger.config';
import { redact } from './redact';

/** How every service logs: JSON with name, time and correlation id, and nothing that redact() knows for a secret. */
export const pinoOptions = (service: string, level: LoggerConfig['LOG_LEVEL']): LoggerOptions => ({
  level,
  name: service,
  timestamp: stdTimeFunctions.isoTime,
  hooks: { streamWrite: redact },
  mixin: () => ({ correlationId: activeContext()?.correlationId }),
});
