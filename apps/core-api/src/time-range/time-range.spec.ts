import { isDomainError, type DomainError } from '@noillin/contracts';
import { DAY, HOUR } from '@noillin/scheduling';
import { timeRange } from './time-range';

const NOW = Date.parse('2027-03-01T20:00:00Z');
const rangeOf = (query: { from?: string; to?: string }, timezone = 'UTC') => timeRange(query, timezone, NOW);
const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};
const at = (text: string) => Date.parse(text);

describe('the range of slots that is asked for', () => {
  it('begins with the owner’s today and takes 14 days', () => {
    const range = rangeOf({}, 'Asia/Kolkata');
    expect(range).toEqual({ from: at('2027-03-01T18:30:00Z'), to: at('2027-03-15T18:30:00Z') });
  });

  it('takes 14 days from a day or an instant', () => {
    expect(rangeOf({ from: '2027-04-01' })).toEqual({ from: at('2027-04-01'), to: at('2027-04-15') });
    const from = '2027-04-01T09:00:00+05:30';
    expect(rangeOf({ from })).toEqual({ from: at(from), to: at(from) + 14 * DAY });
  });

  it('includes the last day and excludes the last instant', () => {
    expect(rangeOf({ from: '2027-03-02', to: '2027-03-02' }).to).toBe(at('2027-03-03'));
    expect(rangeOf({ from: '2027-03-02', to: '2027-03-02T10:00Z' }).to).toBe(at('2027-03-02T10:00Z'));
  });

  it('knows days of 23 and 25 hours', () => {
    const { from, to } = rangeOf({ from: '2027-03-28', to: '2027-03-28' }, 'Europe/Berlin');
    expect(to - from).toBe(23 * HOUR);
  });

  it('is 92 days at most, also when clocks are set back in between', () => {
    const autumn = { from: '2027-09-01', to: '2027-12-01' };
    expect(() => rangeOf(autumn, 'America/New_York')).not.toThrow();
    expect(() => rangeOf({ ...autumn, to: '2027-12-02' }, 'America/New_York')).toThrow('92 days');
  });

  it.each([
    [{ from: 'soon' }, ['from', 'to']],
    [{ to: '2027-02-29' }, ['to']],
    [{ from: '2027-03-02', to: '2027-03-01' }, ['to']],
    [{ from: '2027-03-02T09:00', to: '2027-03-03' }, ['from']],
  ])('names what is wrong with %j', (query, fields) => {
    const refusal = thrownBy(() => rangeOf(query));
    expect(isDomainError(refusal, 'validation_failed')).toBe(true);
    expect((refusal as DomainError).fields?.map(({ field }) => field)).toEqual(fields);
  });
});
