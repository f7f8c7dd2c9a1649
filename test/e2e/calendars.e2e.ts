import {
  type BookingView,
  type Person,
  bookableInfluencer,
  confirmedBooking,
  dateIn,
  freshBrand,
  freshInfluencer,
  slotsOf,
  succeeded,
} from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refused } from '../support';

interface ImportView {
  id: string;
  name: string;
  events: number;
  busyTimes: number;
  skipped: { summary: string; reason: string }[];
}

const MEBIBYTE = 1024 * 1024;
const HEADERS = { 'content-type': 'text/calendar' };

const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', 'UID:a@example.com', ...lines, 'END:VEVENT'];
const TOMORROW = dateIn(1).replaceAll('-', '');
const HOUR = [`DTSTART:${TOMORROW}T090000Z`, 'DURATION:PT1H'];

describe('calendars of other programs', () => {
  let platform: PlatformUnderTest;
  let influencer: Person;
  beforeAll(() => {
    platform = openPlatform();
  });
  beforeEach(async () => {
    influencer = await freshInfluencer(platform.api);
  });
  afterAll(() => platform.close());

  const upload = (file: string, name = 'Work', { api } = influencer) =>
    api.post<ImportView>('/availability/imports', file, { headers: HEADERS, query: { name } });
  const listed = async () =>
    (await succeeded(influencer.api.get<{ items: ImportView[] }>('/availability/imports'))).items;

  describe('that are uploaded', () => {
    it('are taken over, replaced and forgotten', async () => {
      const weekly = event(...HOUR, 'RRULE:FREQ=WEEKLY;COUNT=5', `EXDATE:${TOMORROW}T090000Z`);
      const free = event(...HOUR, 'SUMMARY:Gym', 'TRANSP:TRANSPARENT');
      const { id, ...taken } = await succeeded(upload(calendar(...weekly, ...free)));
      expect(taken).toMatchObject({ name: 'Work', events: 1, busyTimes: 4 });
      expect(taken.skipped).toEqual([{ uid: 'a@example.com', summary: 'Gym', reason: 'transparent' }]);
      const path = `/availability/imports/${id}`;
      const newer = influencer.api.put<ImportView>(path, calendar(...event(...HOUR)), { headers: HEADERS });
      expect(await succeeded(newer)).toMatchObject({ id, name: 'Work', busyTimes: 1 });
      expect((await listed()).map(({ name }) => name)).toEqual(['Work']);
      await succeeded(influencer.api.delete(path));
      expect(await listed()).toEqual([]);
    });

    it('block the slots of every gig, as bookings do', async () => {
      const booked = await bookableInfluencer(platform.api);
      const starts = async () => (await slotsOf(platform.api, booked.gig.id)).map(({ start }) => start);
      const [first = '', second] = await starts();
      const at = first.replace(/[-:]|\.\d+/g, '');
      await succeeded(
        upload(calendar(...event(`DTSTART:${at}`, 'DURATION:PT1H')), 'Work', booked.influencer),
      );
      expect((await starts())[0]).toBe(second);
    });

    it('may have four megabytes, and not six', async () => {
      const padded = (size: number) => calendar(`X-NOTE:${'x'.repeat(size * MEBIBYTE)}`, ...event(...HOUR));
      expect(await succeeded(upload(padded(4)))).toMatchObject({ events: 1 });
      expect(await refused(upload(padded(6), 'Large'))).toEqual([413, 'payload_too_large']);
    });

    it.each([
      ['that are none', '<html></html>', 400, 'calendar_unreadable'],
      ['that break off', calendar(...event(...HOUR)).slice(0, 90), 400, 'calendar_unreadable'],
      [
        'with something every second, for ever',
        calendar(...event(...HOUR, 'RRULE:FREQ=SECONDLY')),
        422,
        'calendar_too_complex',
      ],
      [
        'with a billion hours',
        calendar(...event(...HOUR, 'RRULE:FREQ=MINUTELY;COUNT=999999999')),
        422,
        'calendar_too_complex',
      ],
    ])('%s are refused', async (_, file, status, code) => {
      expect(await refused(upload(file))).toEqual([status, code]);
      expect(await listed()).toEqual([]);
    });

    it('hold nobody else up, whatever they make the parser search for', async () => {
      const endless = calendar(...event(...HOUR, 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'));
      let isReading = true;
      const reading = refused(upload(endless)).finally(() => (isReading = false));
      let answers = 0;
      for (; isReading; answers += 1) await succeeded(platform.api.get('/health/live'));
      expect(await reading).toEqual([422, 'calendar_too_complex']);
      // On one thread not one of them would have been answered before the parser gave up.
      expect(answers).toBeGreaterThan(20);
    });
  });

  describe('that subscribe', () => {
    let booking: BookingView;
    let brand: Person;
    beforeEach(async () => {
      const { gig, influencer: booked } = await bookableInfluencer(platform.api);
      influencer = booked;
      brand = await freshBrand(platform.api);
      booking = await confirmedBooking(brand.api, gig.id);
    });
    const address = async ({ api } = influencer) =>
      new URL((await succeeded(api.post<{ url: string }>('/calendar/feed'))).url).pathname;
    const read = (path: string, headers: Record<string, string> = {}) =>
      platform.api.get<string>(path, { headers });

    it('see bookings come and go, on both sides, without logging in', async () => {
      const paths = [await address(), await address(brand)];
      for (const path of paths) {
        const { status, headers, body } = await read(path);
        expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
        expect(body).toContain(`UID:booking-${booking.id}@noillin`);
        expect(body).toContain('STATUS:CONFIRMED');
      }
      await succeeded(brand.api.post(`/bookings/${booking.id}/cancel`, {}));
      for (const path of paths) expect((await read(path)).body).toContain('STATUS:CANCELLED');
    });

    it('are told when nothing has changed', async () => {
      const path = await address();
      const { etag = '' } = (await read(path, { 'accept-encoding': 'gzip' })).headers;
      expect((await read(path, { 'if-none-match': etag })).status).toBe(304);
    });

    it('are shut out when the address is made anew or ended', async () => {
      const [first, second] = [await address(), await address()];
      expect(await refused(read(first))).toEqual([404, 'not_found']);
      await succeeded(influencer.api.delete('/calendar/feed'));
      expect(await refused(read(second))).toEqual([404, 'not_found']);
    });

    it('get what can be uploaded here again: the same times are taken', async () => {
      const { body } = await read(await address(brand));
      const other = await freshInfluencer(platform.api);
      const taken = await succeeded(upload(body, 'Noillin', other));
      expect(taken).toMatchObject({ events: 1, busyTimes: 1, skipped: [] });
    });
  });
});
