import { loadConfig } from '@noillin/config';
import { PartnersConfig, ratePlansOf } from '../partners.config';

const plansOf = (API_RATE_PLANS: string) => ratePlansOf(loadConfig([PartnersConfig], { API_RATE_PLANS })[0]);

describe('rate plans', () => {
  it('are read from configuration in their order', () => {
    expect(plansOf('standard=600/60,big-one=100000/3600')).toEqual([
      { name: 'standard', requests: 600, seconds: 60 },
      { name: 'big-one', requests: 100_000, seconds: 3_600 },
    ]);
  });

  it.each([
    'standard',
    'standard=0/60',
    'standard=600',
    '=600/60',
    'Standard=600/60',
    'a=1/1,',
    'a=1/1, b=2/2',
  ])('are refused at boot when they are no plans: %s', (text) =>
    expect(() => plansOf(text)).toThrow('API_RATE_PLANS'),
  );
});
