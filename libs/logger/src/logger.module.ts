import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule as PinoModule } from 'nestjs-pino';
import { LoggerConfig } from './logger.config';
import { pinoOptions } from './pino-options';

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
          ...pinoOptions(service, config.LOG_LEVEL),
          autoLogging: false,
          quietReqLogger: true,
        },
        // No per-request child logger: the correlation id comes from the work context.
        forRoutes: [],
      }),
    });
    return { module: LoggerModule, imports: [pino], exports: [pino] };
  }
}
