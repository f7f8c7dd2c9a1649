import { Module, type DynamicModule } from '@nestjs/common';
import { activeContext } from '@noillin/utils';
import { LoggerModule as PinoModule } from 'nestjs-pino';
import { stdTimeFunctions } from 'pino';
import { LoggerConfig } from './logger.config';

/** Paths whose values never reach a log line. */
export const REDACTED_PATHS = [
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-service-token"]',
  'res.headers["set-cookie"]',
  '*.password',
  '*.accessToken',
  '*.refreshToken',
  '*.secret',
];

/** JSON logs on stdout, one line per event, carrying service name and correlation id. HTTP access is logged by NGINX. */
@Module({})
export class LoggerModule {
  static forRoot(service: string): DynamicModule {
    const pino = PinoModule.forRootAsync({
      imports: [],
      providers: [],
      inject: [LoggerConfig],
      useFactory: (config: LoggerConfig) => ({
        pinoHttp: {
          level: config.LOG_LEVEL,
          name: service,
          timestamp: stdTimeFunctions.isoTime,
          redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
          autoLogging: false,
          quietReqLogger: true,
          mixin: () => ({ correlationId: activeContext()?.correlationId }),
        },
        // No per-request child logger: the correlation id comes from the work context.
        forRoutes: [],
      }),
    });
    return { module: LoggerModule, imports: [pino], exports: [pino] };
  }
}
