import { Injectable } from '@nestjs/common';
import { BrandProfiles, InfluencerProfiles } from '@noillin/catalog';
import { writeCalendar } from '@noillin/ical';
import { DAY } from '@noillin/scheduling';
import { Clock } from '@noillin/utils';
import { memberIdsOf, participantsOf, type Booking } from '../booking';
import { BookingRepository } from '../booking.repository';
import { toEntry } from './to-entry';

const CALENDAR_NAME = 'Noillin bookings';
const DAYS_BACK = 90;
/** Those that start first; nobody has more ahead of them. */
const MOST_BOOKINGS = 1000;

/** A person's bookings as an iCalendar file: those of the last 90 days and all that are to come. */
@Injectable()
export class BookingFeed {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly brands: BrandProfiles,
    private readonly influencers: InfluencerProfiles,
    private readonly clock: Clock,
  ) {}

  /** The same text as long as nothing changes. */
  async write(userId: string): Promise<string> {
    const from = new Date(this.clock.now() - DAYS_BACK * DAY);
    const bookings = await this.bookings.findStartingFrom(userId, from, MOST_BOOKINGS);
    const names = await this.namesOf(bookings);
    const entries = bookings.map((booking) => {
      const partners = participantsOf(booking).filter((id) => id !== userId);
      return toEntry(
        booking,
        partners.flatMap((id) => names.get(id) ?? []),
      );
    });
    return writeCalendar({ name: CALENDAR_NAME, entries });
  }

  private async namesOf(bookings: readonly Booking[]): Promise<Map<string, string>> {
    const profiles = await Promise.all([
      this.brands.findManyByIds([...new Set(bookings.map(({ brandId }) => brandId))]),
      this.influencers.findManyByIds([...new Set(bookings.flatMap(memberIdsOf))]),
    ]);
    return new Map(profiles.flat().map(({ id, displayName }) => [id, displayName]));
  }
}
