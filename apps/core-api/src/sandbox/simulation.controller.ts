import { Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import {
  RefundSandboxPayment,
  SandboxPayments,
  SimulateDispute,
  SimulatePayment,
  type DeclineCode,
  type SandboxEvent,
  type SandboxPayment,
  type SimulatedOutcome,
} from '@noillin/payments';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { OwnPayments } from '../payments';
import {
  DisputeQueryDto,
  FailureQueryDto,
  RefundsComeQueryDto,
  SimulationDto,
  SimulationQueryDto,
} from './dto/simulation.dto';

/** Lets a payment of the sandbox come out one way or the other, for tests and for trying things out. */
@ApiTags('sandbox')
@Controller('sandbox/payments/:paymentId')
@RequirePermissions('payment:simulate')
export class SimulationController {
  constructor(
    private readonly own: OwnPayments,
    private readonly payments: SandboxPayments,
    private readonly simulating: SimulatePayment,
    private readonly disputing: SimulateDispute,
    private readonly refunding: RefundSandboxPayment,
  ) {}

  /**
   * The payer pays; with manual capture the money is only reserved. Like a real provider, the sandbox then calls the
   * webhook, signed, over HTTP.
   */
  @Post('succeed')
  @HttpCode(202)
  @ApiProblems('not_found', 'payment_not_payable')
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
    @Query() { code, ...wishes }: FailureQueryDto,
  ): Promise<SimulationDto> {
    return this.simulate(user, paymentId, 'failed', wishes, code);
  }

  /** The payer's bank wants to hear from them first (3-D Secure); then `succeed` confirms and `fail` refuses. */
  @Post('challenge')
  @HttpCode(202)
  @ApiProblems('not_found', 'payment_not_payable')
  challenge(
    @CurrentUser() user: AuthenticatedUser,
    @Param('paymentId') paymentId: string,
    @Query() wishes: SimulationQueryDto,
  ): Promise<SimulationDto> {
    return this.simulate(user, paymentId, 'challenged', wishes);
  }

  /** The payer asks their bank for the money back (a chargeback), or the bank decides. */
  @Post('dispute')
  @HttpCode(202)
  @ApiProblems('not_found', 'payment_not_payable')
  async dispute(
    @CurrentUser() user: AuthenticatedUser,
    @Param('paymentId') paymentId: string,
    @Query() { outcome, ...wishes }: DisputeQueryDto,
  ): Promise<SimulationDto> {
    const event = await this.disputing.run(await this.find(user, paymentId), outcome, wishes);
    return simulationOf(paymentId, [event]);
  }

  /** Decides what becomes of the refunds of this payment from now on. */
  @Post('next-refunds')
  @HttpCode(204)
  @ApiProblems('not_found')
  async nextRefunds(
    @CurrentUser() user: AuthenticatedUser,
    @Param('paymentId') paymentId: string,
    @Query() { as }: RefundsComeQueryDto,
  ): Promise<void> {
    await this.payments.setRefundsCome((await this.find(user, paymentId)).id, as);
  }

  /** The payer's bank takes a pending refund. */
  @Post('refunds/:refundId/succeed')
  @HttpCode(204)
  @ApiProblems('not_found', 'rule_refused')
  async refundSucceeds(
    @CurrentUser() user: AuthenticatedUser,
    @Param('paymentId') paymentId: string,
    @Param('refundId') refundId: string,
  ): Promise<void> {
    await this.refunding.settle(await this.find(user, paymentId), refundId, 'succeeded');
  }

  /** The payer's bank sends a pending refund back. */
  @Post('refunds/:refundId/fail')
  @HttpCode(204)
  @ApiProblems('not_found', 'rule_refused')
  async refundFails(
    @CurrentUser() user: AuthenticatedUser,
    @Param('paymentId') paymentId: string,
    @Param('refundId') refundId: string,
  ): Promise<void> {
    await this.refunding.settle(await this.find(user, paymentId), refundId, 'failed');
  }

  private async simulate(
    user: AuthenticatedUser,
    paymentId: string,
    outcome: SimulatedOutcome,
    wishes: SimulationQueryDto,
    code?: DeclineCode,
  ): Promise<SimulationDto> {
    const payment = await this.find(user, paymentId);
    return simulationOf(paymentId, await this.simulating.run(payment, outcome, wishes, code));
  }

  private async find(user: AuthenticatedUser, paymentId: string): Promise<SandboxPayment> {
    const { id } = await this.own.findAsPayer(paymentId, user);
    const payment = await this.payments.findByReference(id);
    if (!payment) throw new DomainError('not_found', { resource: 'payment' });
    return payment;
  }
}

const simulationOf = (paymentId: string, events: readonly SandboxEvent[]): SimulationDto => ({
  paymentId,
  events: events.map(({ id, type, sequence }) => ({ id, type, sequence })),
});
