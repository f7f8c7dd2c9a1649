import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Obstacles, RequestErasure, type Erasure } from '@noillin/personal-data';
import { ConfirmOwner, CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { ErasureDto, RequestErasureDto } from './dto/erasure.dto';

@ApiTags('account')
@Controller('account/erasure')
export class ErasureController {
  constructor(
    private readonly confirmOwner: ConfirmOwner,
    private readonly requestErasure: RequestErasure,
    private readonly obstacles: Obstacles,
  ) {}

  /**
   * Asks that everything personal in one's account is erased for good, two weeks from now. Until then it can be withdrawn. While
   * bookings or money are open on that day it waits, and is looked at again every day.
   * @remarks Asking again changes nothing. Whoever is erased gets the receipt by mail.
   */
  @Post()
  @HttpCode(202)
  @RequirePermissions('account:erase')
  @ApiProblems('credentials_invalid', 'code_invalid')
  async request(
    @CurrentUser() user: AuthenticatedUser,
    @Body() { password, code }: RequestErasureDto,
  ): Promise<ErasureDto> {
    await this.confirmOwner.run(user, password, code);
    return this.view(await this.requestErasure.run(user.id));
  }

  /** When one's account is erased, and what would defer that if it were due now. */
  @Get()
  @RequirePermissions('account:erase')
  @ApiProblems('not_found')
  async find(@CurrentUser() { id }: AuthenticatedUser): Promise<ErasureDto> {
    return this.view(await this.requestErasure.findOwn(id));
  }

  /** Withdraws the wish: the account stays as it is. */
  @Delete()
  @HttpCode(204)
  @RequirePermissions('account:erase')
  @ApiProblems('not_found')
  async withdraw(@CurrentUser() { id }: AuthenticatedUser): Promise<void> {
    await this.requestErasure.withdraw(id);
  }

  private async view({ userId, status, requestedAt, dueAt }: Erasure): Promise<ErasureDto> {
    return {
      status,
      requestedAt: requestedAt.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
      obstacles: await this.obstacles.of(userId),
    };
  }
}
