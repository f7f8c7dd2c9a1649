import { Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ManageImports, type CalendarImport, type ImportResult } from '@noillin/availability';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../../auth';
import { ApiProblems } from '../../docs';
import { ApiCalendarFile, CalendarFile } from './calendar-file';
import { ImportDto, ImportListDto, ImportNameQueryDto, ImportResultDto } from './import.dto';

const importView = ({ coversUntil, importedAt, ...imported }: CalendarImport): ImportDto => ({
  ...imported,
  coversUntil: coversUntil.toISOString(),
  importedAt: importedAt.toISOString(),
});

const resultView = ({ skipped, ...imported }: ImportResult): ImportResultDto => ({
  ...importView(imported),
  skipped,
});

@ApiTags('availability')
@Controller('availability/imports')
@RequirePermissions('availability:write')
export class ImportsController {
  constructor(private readonly imports: ManageImports) {}

  /** The influencer's own imported calendars. */
  @Get()
  async list(@CurrentUser() { id }: AuthenticatedUser): Promise<ImportListDto> {
    return { items: (await this.imports.list(id)).map(importView) };
  }

  /**
   * Takes over the busy times of an uploaded calendar: from then on they block like bookings. Recurring events, time
   * zones and exceptions are understood; whole days, and times without a zone, are in the zone of the rules. Events that
   * are cancelled or marked as free take no time. A file that recurs absurdly often is refused.
   */
  @Post()
  @ApiCalendarFile()
  @ApiProblems('calendar_unreadable', 'calendar_too_complex', 'calendar_name_taken', 'rule_refused')
  async add(
    @CurrentUser() { id }: AuthenticatedUser,
    @Query() { name }: ImportNameQueryDto,
    @CalendarFile() text: string,
  ): Promise<ImportResultDto> {
    return resultView(await this.imports.add(id, text, name));
  }

  /** Puts a newer file in the place of what a calendar held; its name stays. */
  @Put(':id')
  @ApiCalendarFile()
  @ApiProblems('not_found', 'calendar_unreadable', 'calendar_too_complex')
  async replace(
    @CurrentUser() { id: influencerId }: AuthenticatedUser,
    @Param('id') id: string,
    @CalendarFile() text: string,
  ): Promise<ImportResultDto> {
    return resultView(await this.imports.replace(influencerId, id, text));
  }

  /** Forgets a calendar and frees the time that it took. */
  @Delete(':id')
  @HttpCode(204)
  @ApiProblems('not_found')
  async remove(
    @CurrentUser() { id: influencerId }: AuthenticatedUser,
    @Param('id') id: string,
  ): Promise<void> {
    await this.imports.remove(influencerId, id);
  }
}
