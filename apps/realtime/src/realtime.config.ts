import { developmentDefault } from '@noillin/config';
import { IsInt, IsString, IsUrl, Max, Min } from 'class-validator';

export class RealtimeConfig {
  /** Port on 127.0.0.1. */
  @IsInt() @Min(0) @Max(65535) PORT = 4000;
  /** Where core-api listens, without a path. */
  @IsUrl({ require_tld: false, require_protocol: true })
  CORE_API_URL = developmentDefault('http://127.0.0.1:3000') as string;
  /** Browser origins that may connect, separated by commas. */
  @IsString() ALLOWED_ORIGINS = '';
}
