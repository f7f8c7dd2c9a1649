import { Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { SandboxPayments, SimulatePayment, type SimulatedOutcome } from '@noillin/payments';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { OwnPayments } from '../payments';
import { SimulationDto, SimulationQueryDto } from './dto/simulation.dto';

/** Lets a payment of the sandbox come out one way or the other, for tests and for trying things out. */
@ApiTags('sandbox')
@Controller('sandbox/payments/:paymentId')
@RequirePermissions('payment:simulate')
export class SimulationController {
  constructor(
    private readonly own: OwnPayments,
    private readonly payments: SandboxPayments,
    private readonly simulating: SimulatePayment,
  ) {}

  /** The payer pays. Like a real provider, the sandbox then calls the webhook, signed, over HTTP. */
  @Post('succeed')
  @HttpCode(202)
  @ApiProblems('not_found')
  succeed(
    @CurrentUser() user: AuthenticatedUser,
    @Param('paymentId') paymentId: string,
    @Query() wishes: SimulationQueryDto,
  ): Promise<SimulationDto> {
    return this.simulate(user, paymentId, 'succeeded', wishes);
  }

  /** The payer's card is declined. The payment may be tried again while the hold lives. */
  @Post('fail')
  @HttpCode(202)
  @ApiProblems('not_found', 'payment_not_payable')
  fail(
    @CurrentUser() user: AuthenticatedUser,
    @Param('paymentId') paymentId: string,
    @Query() wishes: SimulationQueryDto,
  ): Promise<SimulationDto> {
    return this.simulate(user, paymentId, 'failed', wishes);
  }

  private async simulate(
    user: AuthenticatedUser,
    paymentId: string,
    outcome: SimulatedOutcome,
    wishes: SimulationQueryDto,
  ): Promise<SimulationDto> {
    const { id } = await this.own.findAsPayer(paymentId, user);
    const payment = await this.payments.findByReference(id);
    if (!payment) throw new DomainError('not_found', { resource: 'payment' });
    const events = await this.simulating.run(payment, outcome, wishes);
    return {
      paymentId,
      events: events.map(({ id: eventId, type, sequence }) => ({ id: eventId, type, sequence })),
    };
  }
}
