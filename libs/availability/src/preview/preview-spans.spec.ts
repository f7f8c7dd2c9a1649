import { HOUR } from '@noillin/scheduling';
import { previewSpans, type CalendarContents } from './preview-spans';

const at = (text: string) => Date.parse(`${text}:00Z`);
const range = (from: string, to: string) => ({ start: at(from), end: at(to) });
const daily = (start: string, end: string) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start, end }));

const preview = (
  contents: Partial<Omit<CalendarContents, 'schedule'>> & Partial<CalendarContents['schedule']>,
  from: string,
  to: string,
) => {
  const { claims = [], busy = [], timezone = 'UTC', weekly = [], overrides = [] } = contents;
  return previewSpans({ schedule: { timezone, weekly, overrides }, claims, busy }, range(from, to)).map(
    ({ start, end, ...span }) => [
      `${new Date(start).toISOString().slice(5, 16)}-${new Date(end).toISOString().slice(5, 16)}`,
      span,
    ],
  );
};
const rule = { by: 'rule', note: null };

describe('an influencer’s own calendar', () => {
  it('shows bookings before imported times before what is open', () => {
    const contents = {
      weekly: daily('09:00', '17:00'),
      claims: [{ bookingId: 'b1', ...range('2027-03-02T10:00', '2027-03-02T11:00') }],
      busy: [range('2027-03-02T10:30', '2027-03-02T12:00')],
    };
    expect(preview(contents, '2027-03-02T08:00', '2027-03-02T18:00')).toEqual([
      ['03-02T08:00-03-02T09:00', { state: 'closed', ...rule }],
      ['03-02T09:00-03-02T10:00', { state: 'open', ...rule }],
      ['03-02T10:00-03-02T11:00', { state: 'claimed', bookingId: 'b1' }],
      ['03-02T11:00-03-02T12:00', { state: 'imported' }],
      ['03-02T12:00-03-02T17:00', { state: 'open', ...rule }],
      ['03-02T17:00-03-02T18:00', { state: 'closed', ...rule }],
    ]);
  });

  it('says which override closes or opens a day, with its note, to the end of the local day', () => {
    const overrides = [{ date: '2027-03-03', windows: [], reason: 'Holi' }];
    expect(preview({ timezone: 'Asia/Kolkata', overrides }, '2027-03-02T12:00', '2027-03-04T00:00')).toEqual([
      ['03-02T12:00-03-02T18:30', { state: 'closed', ...rule }],
      ['03-02T18:30-03-03T18:30', { state: 'closed', by: 'override', note: 'Holi' }],
      ['03-03T18:30-03-04T00:00', { state: 'closed', ...rule }],
    ]);
  });

  it('counts a window over midnight to the day it began on', () => {
    const overrides = [{ date: '2027-03-02', windows: [{ start: '22:00', end: '02:00' }], reason: null }];
    expect(preview({ overrides }, '2027-03-02T21:00', '2027-03-03T03:00')).toEqual([
      ['03-02T21:00-03-02T22:00', { state: 'closed', by: 'override', note: null }],
      ['03-02T22:00-03-03T02:00', { state: 'open', by: 'override', note: null }],
      ['03-03T02:00-03-03T03:00', { state: 'closed', ...rule }],
    ]);
  });

  it('joins the parts of a claim that the calendar keeps by day', () => {
    const claims = [
      { bookingId: 'b1', ...range('2027-03-03T00:00', '2027-03-03T01:00') },
      { bookingId: 'b1', ...range('2027-03-02T23:00', '2027-03-03T00:00') },
    ];
    expect(preview({ claims }, '2027-03-02T23:00', '2027-03-03T01:00')).toEqual([
      ['03-02T23:00-03-03T01:00', { state: 'claimed', bookingId: 'b1' }],
    ]);
  });

  it.each(['America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca'])(
    'has no gaps in %s, and is quick with a year of single days',
    (timezone) => {
      const overrides = Array.from({ length: 1000 }, (_, day) => ({
        date: new Date(at('2027-01-01T00:00') + day * 24 * HOUR).toISOString().slice(0, 10),
        windows: [{ start: '10:00', end: '12:00' }],
        reason: `day ${day}`,
      }));
      const [start, end] = [at('2027-01-01T00:00'), at('2028-01-01T00:00')];
      const schedule = { timezone, weekly: daily('22:00', '03:00'), overrides };
      const began = performance.now();
      const spans = previewSpans({ schedule, claims: [], busy: [] }, { start, end });
      expect(performance.now() - began).toBeLessThan(1000);
      expect([spans[0]?.start, spans.at(-1)?.end]).toEqual([start, end]);
      spans.slice(1).forEach((span, i) => expect(span.start).toBe(spans[i]?.end));
    },
  );
});
