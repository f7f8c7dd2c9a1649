import { Controller, Get, Query } from '@nestjs/common';
import { Sessions } from '@noillin/identity';
import { SystemClock } from '@noillin/utils';
import { IsISO8601 } from 'class-validator';
import { ForServices } from '../access/for-services.decorator';

export class EndedSessionsQueryDto {
  /** UTC, ISO 8601. */
  @IsISO8601({ strict: true })
  since!: string;
}

export class EndedSessionsDto {
  /** Ids of sessions that ended at `since` or later; some may come twice. */
  sessionIds!: string[];
  /** What to send as `since` next time. UTC, ISO 8601. */
  next!: string;
}

/** Longer than the transaction that ends a session takes to commit after its clock was read, and than clocks of instances differ. */
const OVERLAP_MS = 10_000;

/** For services that hold sockets and have no database. */
@Controller('internal/sessions')
export class EndedSessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly clock: SystemClock,
  ) {}

  /** Sessions that ended lately. */
  @Get('ended')
  @ForServices()
  async ended(@Query() { since }: EndedSessionsQueryDto): Promise<EndedSessionsDto> {
    const next = new Date(this.clock.now() - OVERLAP_MS).toISOString();
    return { sessionIds: await this.sessions.endedSince(new Date(since)), next };
  }
}
