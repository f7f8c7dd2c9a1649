import { developmentDefault } from '@noillin/config';
import { IsString, IsUrl } from 'class-validator';

export class SearchConfig {
  /** Where the search engine listens. */
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  MEILI_HOST = developmentDefault('http://127.0.0.1:7700') as string;
  /** Master or admin key of the search engine. */
  @IsString() MEILI_API_KEY = developmentDefault('') as string;
}
