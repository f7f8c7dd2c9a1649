import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ClockConfig, FOLLOWED_WITHIN_MS, isClockMovable, ProductClock } from '@noillin/clock';
import { DomainError } from '@noillin/contracts';
import { Clock, sleep } from '@noillin/utils';
import { RequirePermissions } from '../../auth';
import { ApiProblems } from '../../docs';
import { ClockDto, MoveClockDto } from './clock.dto';

/** The time of the whole platform, for tests and for watching a booking's life in a minute. Not in production. */
@ApiTags('sandbox')
@Controller('sandbox/clock')
@RequirePermissions('clock:move')
export class ClockController {
  constructor(
    private readonly moving: ProductClock,
    private readonly clock: Clock,
    private readonly config: ClockConfig,
  ) {}

  /** What time it is for bookings, payments and calendars. */
  @Get()
  @ApiProblems('not_found')
  read(): ClockDto {
    this.requireMovable();
    return this.view();
  }

  /**
   * Moves the time of the platform: everything that falls due in between happens within seconds, as it would have over
   * days. Answers when all services follow, after half a second. Tokens, sessions, idempotency keys, rate limits, locks and
   * leases go on by real time. It is one clock for everybody who uses this platform; put it back afterwards.
   */
  @Post()
  @HttpCode(200)
  @ApiProblems('not_found')
  async move(@Body() wish: MoveClockDto): Promise<ClockDto> {
    this.requireMovable();
    await this.apply(wish);
    // What a service stored by the old time meanwhile would fall due when nobody expects it.
    await sleep(FOLLOWED_WITHIN_MS);
    return this.view();
  }

  private async apply({ advanceMs, now, reset }: MoveClockDto): Promise<void> {
    const given = [advanceMs, now, reset].filter((value) => value !== undefined);
    if (given.length !== 1 || reset === false) throw notOne();
    if (advanceMs !== undefined) await this.moving.advance(advanceMs);
    else if (now !== undefined) await this.moving.set(Date.parse(now));
    else await this.moving.reset();
  }

  private requireMovable(): void {
    if (!isClockMovable(this.config)) throw new DomainError('not_found', { resource: 'clock' });
  }

  private view(): ClockDto {
    const now = this.clock.date();
    return { now: now.toISOString(), offsetMs: now.getTime() - Date.now() };
  }
}

const notOne = (): DomainError =>
  new DomainError(
    'validation_failed',
    {},
    {
      fields: [
        { field: 'advanceMs', message: 'exactly one of advanceMs, now and reset (true) must be given' },
      ],
    },
  );
