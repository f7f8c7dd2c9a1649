import { join } from 'node:path';
import { calendar, event } from '../testing/calendars';
import { CalendarReader } from './calendar-reader';

const QUERY = { timezone: 'UTC', from: Date.UTC(2026, 0), to: Date.UTC(2027, 0) };
const hourFrom = (time: string, ...lines: string[]) =>
  calendar(event(`DTSTART:20260302T${time}Z`, 'DURATION:PT1H', ...lines));

/** Threads run compiled code, which unit tests do not have. */
describe('a calendar that is read in a thread', () => {
  const script = join(__dirname, '../../dist/thread/reading-thread.js');
  const reader = new CalendarReader({ script });

  it('gives its busy times', async () => {
    const start = Date.UTC(2026, 2, 2, 9);
    const { busyTimes } = await reader.read(hourFrom('090000'), QUERY);
    expect(busyTimes).toEqual([{ start, end: start + 3_600_000 }]);
  });

  it.each([
    ['that is none', '<html>', /VCALENDAR/],
    ['that recurs every second', hourFrom('090000', 'RRULE:FREQ=SECONDLY'), /recurs more than/],
  ])('%s is refused', async (_, text, reason) => {
    await expect(reader.read(text, QUERY)).rejects.toThrow(reason);
  });

  it('in which the parser would search for ever is given up', async () => {
    const impatient = new CalendarReader({ script, timeLimitMs: 2_000 });
    const never = hourFrom('090000', 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30');
    await expect(impatient.read(never, QUERY)).rejects.toThrow(/too long/);
  });
});
