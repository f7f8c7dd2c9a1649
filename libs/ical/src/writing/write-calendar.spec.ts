import * as fc from 'fast-check';
import { readBusyTimes } from '../reading/read-busy-times';
import { writeCalendar, type CalendarEntry } from './write-calendar';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 2, 9);

const entry = (changes: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'booking-1@noillin',
  sequence: 2,
  start: START,
  end: START + HOUR,
  changedAt: START - HOUR,
  status: 'CONFIRMED',
  summary: 'Launch reel',
  description: 'Status: confirmed',
  ...changes,
});
const write = (...entries: CalendarEntry[]): string => writeCalendar({ name: 'Noillin', entries });
const linesOf = (text: string): string[] => text.split('\r\n');

describe('a written calendar', () => {
  it('says of every entry what programs need to know it again', () => {
    expect(linesOf(write(entry()))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Noillin//Bookings//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:Noillin',
      'X-WR-CALNAME:Noillin',
      'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
      'X-PUBLISHED-TTL:PT15M',
      'BEGIN:VEVENT',
      'UID:booking-1@noillin',
      'SEQUENCE:2',
      'DTSTAMP:20260302T080000Z',
      'LAST-MODIFIED:20260302T080000Z',
      'DTSTART:20260302T090000Z',
      'DTEND:20260302T100000Z',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'SUMMARY:Launch reel',
      'DESCRIPTION:Status: confirmed',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('says that what is cancelled takes no time', () => {
    expect(linesOf(write(entry({ status: 'CANCELLED' })))).toEqual(
      expect.arrayContaining(['STATUS:CANCELLED', 'TRANSP:TRANSPARENT']),
    );
  });

  it('escapes texts', () => {
    const text = write(entry({ summary: 'Reel; cut, "raw"\\', description: 'one\r\ntwo\u0000\rthree' }));
    expect(linesOf(text)).toEqual(
      expect.arrayContaining(['SUMMARY:Reel\\; cut\\, "raw"\\\\', 'DESCRIPTION:one\\ntwo \\nthree']),
    );
  });

  it('has lines of 75 octets at most, and no other line breaks, whatever the text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, text, (summary, description) => {
        const lines = linesOf(write(entry({ summary, description })));
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });

  it('read again, has the times of all that is not cancelled', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { maxLength: 30 });
    const statuses = fc.constantFrom('TENTATIVE' as const, 'CONFIRMED' as const, 'CANCELLED' as const);
    fc.assert(
      fc.property(hours, fc.infiniteStream(statuses), fc.string(), (slots, status, summary) => {
        const entries = slots.map((slot, i) => {
          const start = START + 2 * slot * HOUR;
          return entry({
            uid: `${i}@noillin`,
            start,
            end: start + HOUR,
            status: status.next().value!,
            summary,
          });
        });
        const range = { timezone: 'Asia/Kolkata', from: START, to: START + 20_000 * HOUR };
        const { busyTimes, skipped } = readBusyTimes(write(...entries), range);
        const live = entries.filter((one) => one.status !== 'CANCELLED').sort((a, b) => a.start - b.start);
        expect(busyTimes).toEqual(live.map(({ start, end }) => ({ start, end })));
        expect(skipped.every(({ reason }) => reason === 'cancelled')).toBe(true);
      }),
    );
  });
});
