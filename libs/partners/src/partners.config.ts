import { Matches } from 'class-validator';
import { readRatePlans } from './plans/rate-plans';

export class PartnersConfig {
  /**
   * How often API keys may ask: named plans as `name=requests/seconds`, separated by commas. The first is the plan of new keys,
   * and of keys whose plan there is no more.
   */
  @Matches(
    /^[a-z][a-z0-9-]{0,29}=[1-9]\d{0,6}\/[1-9]\d{0,4}(,[a-z][a-z0-9-]{0,29}=[1-9]\d{0,6}\/[1-9]\d{0,4})*$/,
    {
      message: 'must be plans like standard=600/60 (name=requests/seconds), separated by commas',
    },
  )
  API_RATE_PLANS = 'standard=600/60,growth=3000/60,trial=30/60';
}

export const ratePlansOf = ({ API_RATE_PLANS }: PartnersConfig) => readRatePlans(API_RATE_PLANS);
