import { PRODUCTION_LIMITS, limitValues } from './limits';

describe('limits of the gateway in numbers', () => {
  it('tell quota, window and pause of a rate', () => {
    const values = limitValues({ ...PRODUCTION_LIMITS, auth: { rate: '30r/m', burst: 9 } });
    expect(values).toMatchObject({
      AUTH_RATE: '30r/m',
      AUTH_BURST: '9',
      AUTH_QUOTA: '10',
      AUTH_WINDOW: '20',
      AUTH_PAUSE: '2',
    });
  });

  it.each(['5/s; return 200', '0r/s', '5r/h', ''])('refuse %j by the name of the limit', (rate) => {
    expect(() => limitValues({ ...PRODUCTION_LIMITS, auth: { rate, burst: 1 } })).toThrow('auth');
  });
});
