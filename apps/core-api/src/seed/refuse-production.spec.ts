import { refuseProduction } from './refuse-production';

describe('the seed', () => {
  it('refuses production', () => {
    expect(() => refuseProduction('production', [])).toThrow('--force');
  });
  it('does as it is told, and works everywhere else', () => {
    expect(() => refuseProduction('production', ['--force'])).not.toThrow();
    expect(() => refuseProduction('development', [])).not.toThrow();
  });
});
