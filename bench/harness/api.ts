import { ApiClient } from '@noillin/testing';
import { coreApiUrl } from './settings';

/** core-api without NGINX, signed in as nobody. */
export function openApi(): ApiClient {
  return ApiClient.open({ url: coreApiUrl() });
}
