import { IsInt, Max, Min } from 'class-validator';

export class AppConfig {
  /** Port of the public API, bound to 127.0.0.1: NGINX stands in front of it. */
  @IsInt() @Min(0) @Max(65535) PORT = 3000;
}
