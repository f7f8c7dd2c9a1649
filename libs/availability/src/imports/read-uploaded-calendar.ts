import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import {
  CalendarReader,
  CalendarReaderBusy,
  CalendarTooComplex,
  CalendarUnreadable,
  type BusyTimesOfCalendar,
} from '@noillin/ical';
import { DAY } from '@noillin/scheduling';
import { Clock } from '@noillin/utils';
import { ManageRules } from '../rules/manage-rules';

/** What began before may still go on. */
const DAYS_BACK = 1;
/** No gig can be booked farther ahead than a year, and none takes longer than two weeks. */
const DAYS_AHEAD = 400;
const RETRY_AFTER_SECONDS = 10;

export interface UploadedCalendar extends BusyTimesOfCalendar {
  /** Epoch milliseconds. */
  coversUntil: number;
}

/** Reads a calendar file that an influencer uploaded: whole days and times without a zone are theirs. */
@Injectable()
export class ReadUploadedCalendar {
  /** Influencers whose file is being read: one at a time each, so that nobody takes the threads from all others. */
  private readonly uploading = new Set<string>();

  constructor(
    private readonly reader: CalendarReader,
    private readonly rules: ManageRules,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `calendar_unreadable`, `calendar_too_complex`, `rate_limited` */
  async execute(influencerId: string, text: string): Promise<UploadedCalendar> {
    if (this.uploading.has(influencerId)) throw tooManyAtOnce();
    this.uploading.add(influencerId);
    try {
      const { timezone } = await this.rules.find(influencerId);
      const from = this.clock.now() - DAYS_BACK * DAY;
      const to = this.clock.now() + DAYS_AHEAD * DAY;
      return { ...(await this.reader.read(text, { timezone, from, to })), coversUntil: to };
    } catch (error) {
      throw toDomainError(error);
    } finally {
      this.uploading.delete(influencerId);
    }
  }
}

function toDomainError(error: unknown): unknown {
  if (error instanceof CalendarUnreadable)
    return new DomainError('calendar_unreadable', { reason: error.reason }, { cause: error });
  if (error instanceof CalendarTooComplex)
    return new DomainError('calendar_too_complex', { reason: error.reason }, { cause: error });
  return error instanceof CalendarReaderBusy ? tooManyAtOnce(error) : error;
}

function tooManyAtOnce(cause?: unknown): DomainError {
  return new DomainError('rate_limited', {}, { cause, retryAfterSeconds: RETRY_AFTER_SECONDS });
}
