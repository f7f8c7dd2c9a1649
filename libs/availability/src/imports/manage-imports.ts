import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Clock, newId } from '@noillin/utils';
import { BusyTimes } from '../busy/busy-times';
import { ScheduleChanges } from '../changes/schedule-changes';
import { MOST_IMPORTS, type CalendarImport, type ImportResult } from './calendar-import';
import { CalendarImportsRepository } from './calendar-imports.repository';
import { ReadUploadedCalendar, type UploadedCalendar } from './read-uploaded-calendar';

const UNNAMED = 'Calendar';
const LONGEST_NAME = 80;

/** An influencer keeps calendars of their own here, whose events take time like bookings. */
@Injectable()
export class ManageImports {
  constructor(
    private readonly imports: CalendarImportsRepository,
    private readonly uploads: ReadUploadedCalendar,
    private readonly busy: BusyTimes,
    private readonly changes: ScheduleChanges,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  list(influencerId: string): Promise<CalendarImport[]> {
    return this.imports.list(influencerId);
  }

  /**
   * Takes over a calendar under a name; without one, that which it gives itself.
   * @throws DomainError `calendar_unreadable`, `calendar_too_complex`, `calendar_name_taken`, `rule_refused` when there
   * are too many, `rate_limited`
   */
  async add(influencerId: string, text: string, name?: string): Promise<ImportResult> {
    const calendar = await this.uploads.execute(influencerId, text);
    const imported = this.describe(newId(), name ?? nameOf(calendar), calendar);
    await this.imports.open(influencerId);
    await this.transactions.run(async () => {
      const added = await this.imports.add(influencerId, imported);
      if (!added) throw await this.whyNotAdded(influencerId, imported.name);
      await this.store(influencerId, imported.id, calendar);
    });
    return { ...imported, skipped: calendar.skipped };
  }

  /**
   * Puts a newer file in the place of what an import held.
   * @throws DomainError `not_found`, `calendar_unreadable`, `calendar_too_complex`, `rate_limited`
   */
  async replace(influencerId: string, id: string, text: string): Promise<ImportResult> {
    // Before the work of reading; the write below decides.
    const { name } = await this.find(influencerId, id);
    const calendar = await this.uploads.execute(influencerId, text);
    const imported = this.describe(id, name, calendar);
    await this.transactions.run(async () => {
      if (!(await this.imports.replace(influencerId, imported))) throw notFound();
      await this.store(influencerId, id, calendar);
    });
    return { ...imported, skipped: calendar.skipped };
  }

  /** Frees the time that the calendar took. @throws DomainError `not_found` */
  async remove(influencerId: string, id: string): Promise<void> {
    await this.transactions.run(async () => {
      if (!(await this.imports.remove(influencerId, id))) throw notFound();
      await this.busy.remove(id);
      await this.changes.note(influencerId);
    });
  }

  private async find(influencerId: string, id: string): Promise<CalendarImport> {
    const found = (await this.imports.list(influencerId)).find((imported) => imported.id === id);
    if (!found) throw notFound();
    return found;
  }

  private async store(
    influencerId: string,
    importId: string,
    { busyTimes }: UploadedCalendar,
  ): Promise<void> {
    await this.busy.replace({ influencerId, importId, times: busyTimes });
    await this.changes.note(influencerId);
  }

  private async whyNotAdded(influencerId: string, name: string): Promise<DomainError> {
    const imports = await this.imports.list(influencerId);
    return imports.some((imported) => imported.name === name)
      ? new DomainError('calendar_name_taken')
      : new DomainError('rule_refused', { reason: `One may keep ${MOST_IMPORTS} calendars at most.` });
  }

  private describe(id: string, name: string, calendar: UploadedCalendar): CalendarImport {
    return {
      id,
      name,
      events: calendar.events,
      busyTimes: calendar.busyTimes.length,
      skippedEvents: calendar.skippedEvents,
      coversUntil: new Date(calendar.coversUntil),
      importedAt: this.clock.date(),
    };
  }
}

function nameOf({ name }: UploadedCalendar): string {
  return name?.trim().slice(0, LONGEST_NAME) || UNNAMED;
}

function notFound(): DomainError {
  return new DomainError('not_found', { resource: 'calendar' });
}
