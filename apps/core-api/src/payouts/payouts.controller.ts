import { Body, Controller, Get, HttpCode, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Payouts, statementCsv } from '@noillin/payments';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { PageQueryDto, positionOf } from '../lists';
import { PayoutSettingsDto } from './dto/payout-account.dto';
import { PayNowDto, PayoutBalanceListDto, PayoutListDto } from './dto/payout.dto';
import { StatementDto, StatementQueryDto } from './dto/statement.dto';
import { payoutView, statementView } from './payout-views';
import { statementRange } from './statement-range';

const CSV_EXAMPLE = [
  'at,move,bookingId,currency,pending,releasable,inTransit,paid,debt',
  '2026-11-27T09:00:00.000Z,release,0197b0a4-8f6e-7c3a-9d55-2f1c6a7b8e90,INR,-212500,212500,0,0,0',
].join('\r\n');

@ApiTags('payouts')
@Controller('payouts')
export class PayoutsController {
  constructor(private readonly payouts: Payouts) {}

  /**
   * The influencer's parts of their bookings' prices, those of the newest bookings first: where each is on its way, when
   * it is expected to be transferred, and what keeps it.
   */
  @Get()
  @RequirePermissions('payout:read')
  @ApiProblems('invalid_cursor')
  async list(@CurrentUser() user: AuthenticatedUser, @Query() query: PageQueryDto): Promise<PayoutListDto> {
    const { items, nextCursor } = await this.payouts.timeline(user.id, query.limit, positionOf(query));
    return { items: items.map(payoutView), nextCursor };
  }

  /** What the influencer has pending, releasable, paid and owes, by currency. */
  @Get('balance')
  @RequirePermissions('payout:read')
  async balance(@CurrentUser() user: AuthenticatedUser): Promise<PayoutBalanceListDto> {
    return { items: await this.payouts.balances(user.id) };
  }

  /** Every move of the influencer's money on the given days (366 at most), as JSON or as a CSV table. */
  @Get('statement')
  @RequirePermissions('payout:read')
  @ApiProduces('application/json', 'text/csv')
  @ApiExtraModels(StatementDto)
  @ApiOkResponse({
    description: 'The statement, as JSON or CSV.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(StatementDto) } },
      'text/csv': { schema: { type: 'string' }, example: CSV_EXAMPLE },
    },
  })
  @ApiProblems('range_too_long')
  async statement(
    @CurrentUser() user: AuthenticatedUser,
    @Query() query: StatementQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StatementDto | string> {
    const { from, to } = statementRange(query);
    const statement = await this.payouts.statement(user.id, from, to);
    void reply.header('vary', 'accept');
    if (!wantsCsv(query, request)) return statementView(statement);
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="statement-${query.from}-${query.to}.csv"`);
    return statementCsv(statement);
  }

  /** How the influencer wants to be paid. */
  @Get('settings')
  @RequirePermissions('payout:read')
  settings(@CurrentUser() user: AuthenticatedUser): Promise<PayoutSettingsDto> {
    return this.payouts.settingsOf(user.id);
  }

  /** Released money that waits follows the new settings from now on. */
  @Put('settings')
  @RequirePermissions('payout:write')
  changeSettings(
    @CurrentUser() user: AuthenticatedUser,
    @Body() { schedule, minimumAmount }: PayoutSettingsDto,
  ): Promise<PayoutSettingsDto> {
    return this.payouts.changeSettings(user.id, { schedule, minimumAmount });
  }

  /** Transfers now what is released, whatever the schedule. Asking twice transfers nothing twice. */
  @Post('request')
  @HttpCode(202)
  @RequirePermissions('payout:write')
  async payNow(@CurrentUser() user: AuthenticatedUser): Promise<PayNowDto> {
    return { parts: await this.payouts.payNow(user.id) };
  }
}

/** The query decides; without it the first of the two formats that the client names. */
const wantsCsv = ({ format }: StatementQueryDto, { headers: { accept = '' } }: FastifyRequest): boolean => {
  if (format) return format === 'csv';
  const csv = accept.indexOf('text/csv');
  const json = accept.search(/application\/(json|\*)|\*\/\*/);
  return csv >= 0 && (json < 0 || csv < json);
};
