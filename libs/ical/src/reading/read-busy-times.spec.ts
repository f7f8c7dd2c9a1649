import { calendar, DESCRIBED_ZONE, event } from '../testing/calendars';
import { CalendarUnreadable } from './calendar-unreadable';
import { readBusyTimes } from './read-busy-times';

const RANGE = { timezone: 'Europe/Berlin', from: Date.UTC(2026, 0), to: Date.UTC(2027, 0) };

/** `2026-03-01T09:00/2026-03-01T10:00`, UTC. */
const spans = (text: string, range = RANGE): string[] =>
  readBusyTimes(text, range).busyTimes.map(({ start, end }) =>
    [start, end].map((instant) => new Date(instant).toISOString().slice(0, 16)).join('/'),
  );
const starts = (...events: string[]): string[] => spans(calendar(...events)).map((span) => span.slice(0, 16));
const skippedOf = (...events: string[]) =>
  readBusyTimes(calendar(...events), RANGE).skipped.map(({ reason }) => reason);

const HOUR_ON_MONDAY = ['DTSTART:20260302T090000Z', 'DURATION:PT1H'];

describe('an event takes time', () => {
  it.each([
    ['in UTC', ['DTSTART:20260302T090000Z', 'DTEND:20260302T103000Z'], '2026-03-02T09:00/2026-03-02T10:30'],
    [
      'in a zone that the runtime knows',
      ['DTSTART;TZID=America/New_York:20260302T090000', 'DURATION:PT45M'],
      '2026-03-02T14:00/2026-03-02T14:45',
    ],
    [
      'in a zone by its Windows name',
      ['DTSTART;TZID=India Standard Time:20260302T090000', 'DURATION:PT1H'],
      '2026-03-02T03:30/2026-03-02T04:30',
    ],
    [
      'in a zone behind the path of a program',
      ['DTSTART;TZID=/example.org/20260101_1/Asia/Kolkata:20260302T090000', 'DURATION:PT1H'],
      '2026-03-02T03:30/2026-03-02T04:30',
    ],
    [
      'on the owner’s clock when it names no zone',
      ['DTSTART:20260302T090000', 'DTEND:20260302T100000'],
      '2026-03-02T08:00/2026-03-02T09:00',
    ],
    [
      'all day in the owner’s zone, 23 hours where clocks go forward',
      ['DTSTART;VALUE=DATE:20260329'],
      '2026-03-28T23:00/2026-03-29T22:00',
    ],
    [
      'for several days, the last not included',
      ['DTSTART;VALUE=DATE:20260302', 'DTEND;VALUE=DATE:20260304'],
      '2026-03-01T23:00/2026-03-03T23:00',
    ],
    ['for a week', ['DTSTART:20260302T090000Z', 'DURATION:P1W'], '2026-03-02T09:00/2026-03-09T09:00'],
    ['tentatively as well', [...HOUR_ON_MONDAY, 'STATUS:TENTATIVE'], '2026-03-02T09:00/2026-03-02T10:00'],
  ])('%s', (_, lines, span) => expect(spans(calendar(event(...lines)))).toEqual([span]));

  it('in a zone that only the calendar describes, winter and summer', () => {
    const at = (date: string) => event(`DTSTART;TZID=Customized Time Zone:${date}T090000`, 'DURATION:PT1H');
    expect(starts(DESCRIBED_ZONE, at('20260302'), at('20260702'))).toEqual([
      '2026-03-02T08:00',
      '2026-07-02T07:00',
    ]);
  });

  it('at the offset before the gap when clocks skip it, and the first of two when they repeat it', () => {
    const at = (local: string) => event(`DTSTART;TZID=Europe/Berlin:${local}`, 'DURATION:PT1M');
    expect(starts(at('20260329T023000'), at('20261025T023000'))).toEqual([
      '2026-03-29T01:30',
      '2026-10-25T00:30',
    ]);
  });

  it('only within the range', () => {
    const long = event('DTSTART:20251231T120000Z', 'DTEND:20270101T120000Z');
    expect(spans(calendar(long))).toEqual(['2026-01-01T00:00/2027-01-01T00:00']);
    expect(spans(calendar(event('DTSTART:20270101T000000Z', 'DURATION:PT1H')))).toEqual([]);
  });

  it('once where events overlap or touch', () => {
    const events = ['090000', '093000', '103000'].map((time) =>
      event(`DTSTART:20260302T${time}Z`, 'DURATION:PT1H'),
    );
    expect(spans(calendar(...events))).toEqual(['2026-03-02T09:00/2026-03-02T11:30']);
  });
});

describe('an event takes no time', () => {
  it.each([
    ['cancelled', [...HOUR_ON_MONDAY, 'STATUS:CANCELLED']],
    ['transparent', [...HOUR_ON_MONDAY, 'TRANSP:TRANSPARENT']],
    ['no_duration', ['DTSTART:20260302T090000Z']],
    ['no_duration', ['DTSTART:20260302T090000Z', 'DTEND:20260302T080000Z']],
    ['malformed', ['SUMMARY:Sometime']],
    ['malformed', ['DTSTART:20261302T090000Z', 'DURATION:PT1H']],
    ['malformed', ['DTSTART:tomorrow', 'DURATION:PT1H']],
    ['malformed', [...HOUR_ON_MONDAY, 'RRULE:FREQ=SOMETIMES']],
    ['malformed', [...HOUR_ON_MONDAY, 'a line without a colon']],
    ['unknown_time_zone', ['DTSTART;TZID=Mars/Olympus:20260302T090000', 'DURATION:PT1H']],
  ])('when it is %s, and the others count', (reason, lines) => {
    const other = event('DTSTART:20260302T120000Z', 'DURATION:PT1H');
    expect(starts(event(...lines), other)).toEqual(['2026-03-02T12:00']);
    expect(skippedOf(event(...lines), other)).toEqual([reason]);
  });

  it('and its owner is told which one', () => {
    const broken = event('UID:a@example.com', 'SUMMARY:Gym', ...HOUR_ON_MONDAY, 'RRULE:FREQ=SOMETIMES');
    const { skipped } = readBusyTimes(calendar(broken), RANGE);
    expect(skipped).toEqual([{ uid: 'a@example.com', summary: 'Gym', reason: 'malformed' }]);
  });

  it('a hundred times in detail, and further ones as a number', () => {
    const free = Array.from({ length: 150 }, () => event(...HOUR_ON_MONDAY, 'STATUS:CANCELLED'));
    const { skipped, skippedEvents, events } = readBusyTimes(calendar(...free), RANGE);
    expect([skipped.length, skippedEvents, events]).toEqual([100, 150, 0]);
  });
});

describe('a recurring event', () => {
  const daily = (...lines: string[]) =>
    event('DTSTART;TZID=Europe/Berlin:20260327T090000', 'DURATION:PT1H', ...lines);

  it('keeps its time on the wall clock', () => {
    expect(starts(daily('RRULE:FREQ=DAILY;COUNT=4'))).toEqual([
      '2026-03-27T08:00',
      '2026-03-28T08:00',
      '2026-03-29T07:00',
      '2026-03-30T07:00',
    ]);
  });

  it.each([
    ['an instant', '20260329T070000Z'],
    ['a local time', '20260329T090000'],
    ['a day', '20260329'],
  ])('ends with UNTIL as %s, included', (_, until) => {
    expect(starts(daily(`RRULE:FREQ=DAILY;UNTIL=${until}`))).toHaveLength(3);
    expect(starts(daily('RRULE:FREQ=DAILY;UNTIL=20260329T065959Z'))).toHaveLength(2);
  });

  it('skips what EXDATE names, by time or by day, and adds what RDATE names', () => {
    const lines = [
      'RRULE:FREQ=DAILY;COUNT=4',
      'EXDATE;TZID=Europe/Berlin:20260328T090000',
      'EXDATE;VALUE=DATE:20260330',
      'RDATE;TZID=Europe/Berlin:20260401T120000',
      'RDATE;VALUE=PERIOD:20260402T100000Z/20260402T103000Z,20260403T100000Z/PT2H',
    ];
    expect(spans(calendar(daily(...lines)))).toEqual([
      '2026-03-27T08:00/2026-03-27T09:00',
      '2026-03-29T07:00/2026-03-29T08:00',
      '2026-04-01T10:00/2026-04-01T11:00',
      '2026-04-02T10:00/2026-04-02T10:30',
      '2026-04-03T10:00/2026-04-03T12:00',
    ]);
  });

  it('lets one occurrence be moved, cancelled or free', () => {
    const change = (date: string, ...lines: string[]) =>
      event(`RECURRENCE-ID;TZID=Europe/Berlin:${date}T090000`, ...lines);
    const changes = [
      change('20260328', 'DTSTART:20260328T150000Z', 'DURATION:PT30M'),
      change('20260329', 'DTSTART:20260329T070000Z', 'DURATION:PT1H', 'STATUS:CANCELLED'),
      change('20260330', 'DTSTART:20260330T070000Z', 'DURATION:PT1H', 'TRANSP:TRANSPARENT'),
    ];
    const expected = ['2026-03-27T08:00', '2026-03-28T15:00', '2026-03-31T07:00'];
    expect(starts(daily('RRULE:FREQ=DAILY;COUNT=5'), ...changes)).toEqual(expected);
    expect(starts(...changes, daily('RRULE:FREQ=DAILY;COUNT=5'))).toEqual(expected);
  });

  it('lets all occurrences from one on be moved', () => {
    const change = event(
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20260329T070000Z',
      'DTSTART:20260329T120000Z',
      'DURATION:PT30M',
    );
    expect(spans(calendar(daily('RRULE:FREQ=DAILY;COUNT=4'), change))).toEqual([
      '2026-03-27T08:00/2026-03-27T09:00',
      '2026-03-28T08:00/2026-03-28T09:00',
      '2026-03-29T12:00/2026-03-29T12:30',
      '2026-03-30T12:00/2026-03-30T12:30',
    ]);
  });

  it('is not changed by an exception of another series', () => {
    const other = event(
      'UID:other',
      'RECURRENCE-ID:20260328T080000Z',
      'DTSTART:20260328T150000Z',
      'DURATION:PT1H',
    );
    expect(starts(daily('RRULE:FREQ=DAILY;COUNT=2'), other)).toHaveLength(3);
  });

  it.each([
    ['FREQ=WEEKLY;BYDAY=FR,MO;COUNT=4', ['03-27', '03-30', '04-03', '04-06']],
    ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', ['03-27', '04-24', '05-29']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', ['03-27', '03-31', '04-30', '05-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20260801', ['03-27', '03-31', '05-31', '07-31']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', ['03-27']],
    ['FREQ=DAILY;INTERVAL=0;COUNT=2', ['03-27', '03-28']],
    [
      'FREQ=WEEKLY;INTERVAL=5;BYDAY=TU',
      ['03-27', '04-28', '06-02', '07-07', '08-11', '09-15', '10-20', '11-24', '12-29'],
    ],
  ])('follows %s', (rule, days) => {
    const found = starts(event('DTSTART:20260327T090000Z', 'DURATION:PT1H', `RRULE:${rule}`));
    expect(found.map((start) => start.slice(5, 10)).filter((day, i, all) => all.indexOf(day) === i)).toEqual(
      days,
    );
  });

  it.each([
    ['FREQ=DAILY;BYHOUR=17,9;COUNT=3', ['27T09:00', '27T17:00', '28T09:00']],
    ['FREQ=DAILY;BYHOUR=8;COUNT=2', ['27T09:00', '28T08:00', '29T08:00']],
    ['FREQ=YEARLY;BYHOUR=9,17;BYMINUTE=0,30', ['27T09:00', '27T09:30', '27T17:00', '27T17:30']],
    ['FREQ=HOURLY;BYHOUR=9,10,11;UNTIL=20260328T090000Z', ['27T09:00', '27T10:00', '27T11:00', '28T09:00']],
  ])('names times of the day: %s', (rule, times) => {
    const found = starts(event('DTSTART:20260327T090000Z', 'DURATION:PT10M', `RRULE:${rule}`));
    expect(found.map((start) => start.slice(8))).toEqual(times);
  });

  it('is left out, and named, where it counts positions among times', () => {
    const rule = 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYHOUR=9,17;BYSETPOS=2';
    expect(skippedOf(event('DTSTART:20260327T090000Z', 'DURATION:PT1H', rule))).toEqual(['unsupported_rule']);
  });

  it.each([
    ['FREQ=WEEKLY', 52],
    ['FREQ=WEEKLY;INTERVAL=3', 17],
    ['FREQ=DAILY;INTERVAL=2', 182],
    ['FREQ=WEEKLY;COUNT=1500', 52],
    ['FREQ=MONTHLY', 12],
  ])('that began long ago is found in the range: %s', (rule, times) => {
    const found = starts(event('DTSTART:19990104T090000Z', 'DURATION:PT1H', `RRULE:${rule}`));
    expect(found).toHaveLength(times);
  });
});

describe('a file', () => {
  it('says what it is called', () => {
    expect(readBusyTimes(calendar('X-WR-CALNAME:Work'), RANGE).name).toBe('Work');
    expect(readBusyTimes(calendar(), RANGE)).toMatchObject({ name: null, events: 0, busyTimes: [] });
  });

  it('may be folded, end lines with LF, begin with a mark, and hold several calendars', () => {
    const folded = event('SUMMARY:A very\r\n  long name', 'DTSTART:20260302T09\r\n 0000Z', 'DURATION:PT1H');
    const file = `\ufeff${calendar(folded)}${calendar(event('DTSTART:20260303T090000Z', 'DURATION:PT1H'))}`;
    for (const text of [file, file.replaceAll('\r\n', '\n')])
      expect(spans(text)).toEqual(['2026-03-02T09:00/2026-03-02T10:00', '2026-03-03T09:00/2026-03-03T10:00']);
  });

  it.each([
    ['nothing', ''],
    ['a page', '<html></html>'],
    ['an event alone', event(...HOUR_ON_MONDAY)],
    ['half a calendar', calendar(event(...HOUR_ON_MONDAY)).slice(0, 120)],
    ['an event in an event', calendar(event(event(...HOUR_ON_MONDAY)))],
    ['garbage', calendar('no colon here')],
  ])('that is %s is refused', (_, text) =>
    expect(() => readBusyTimes(text, RANGE)).toThrow(CalendarUnreadable),
  );
});

describe('a calendar that asks for too much', () => {
  it.each([
    ['every second for ever', ['DTSTART:20200101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY']],
    ['a huge count', ['DTSTART:20200101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=MINUTELY;COUNT=999999999']],
    [
      'every second of every day by a yearly rule',
      [
        'DTSTART:20250101T000000Z',
        'DURATION:PT1S',
        `RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=${[...Array(24).keys()].join()};BYMINUTE=${[...Array(60).keys()].join()};BYSECOND=${[...Array(60).keys()].join()}`,
      ],
    ],
  ])('is refused: %s', (_, lines) => {
    expect(() => readBusyTimes(calendar(event(...lines)), RANGE)).toThrow(/times/);
  });

  it('is refused: more separate times than anybody keeps', () => {
    const hourly = event('DTSTART:20260101T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=HOURLY');
    expect(() => readBusyTimes(calendar(hourly), RANGE)).toThrow(/separate/);
  });
});
