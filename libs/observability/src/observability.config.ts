import { IsInt, Max, Min } from 'class-validator';

export class ObservabilityConfig {
  /** Private port for /metrics, /live and /ready, bound to 127.0.0.1. 0 picks a free one. */
  @IsInt() @Min(0) @Max(65535) METRICS_PORT = 0;
}
