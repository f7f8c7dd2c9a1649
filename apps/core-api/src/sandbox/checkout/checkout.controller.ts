import { Controller, Get, Header, HttpCode, Param, Post, Redirect } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import {
  DECLINE_CODES,
  PayLater,
  PROMPTLY,
  SandboxPayments,
  SimulatePayment,
  type SandboxPayment,
} from '@noillin/payments';
import { Clock } from '@noillin/utils';
import { Public } from '../../auth';
import { ApiProblems } from '../../docs';
import { checkoutPath } from '../pages/page-paths';
import { PAGE_POLICY } from '../pages/page-style';
import { checkoutPage } from './checkout-page';

/**
 * The page on which a person pays at the sandbox. Open to everybody who has its address, which nobody can guess; works
 * without scripts.
 */
@ApiTags('sandbox')
@Controller('sandbox/checkout/:token')
@Public()
export class CheckoutController {
  constructor(
    private readonly payments: SandboxPayments,
    private readonly simulating: SimulatePayment,
    private readonly payingLater: PayLater,
    private readonly clock: Clock,
  ) {}

  /** The page: what is paid for, how much, and until when. */
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', PAGE_POLICY)
  @ApiProduces('text/html')
  @ApiProblems('not_found')
  async page(@Param('token') token: string): Promise<string> {
    return checkoutPage(await this.find(token), checkoutPath(token), this.clock.now());
  }

  /** The payer pays, or confirms at their bank; with manual capture the money is reserved. */
  @Post('pay')
  @HttpCode(303)
  @Redirect()
  @ApiProblems('not_found', 'payment_not_payable')
  async pay(@Param('token') token: string): Promise<{ url: string; statusCode: 303 }> {
    await this.simulating.run(await this.find(token), 'succeeded', PROMPTLY);
    return backTo(token);
  }

  /** The payer's card is declined; the payment may be tried again. */
  @Post('decline')
  @HttpCode(303)
  @Redirect()
  @ApiProblems('not_found', 'payment_not_payable')
  async decline(@Param('token') token: string): Promise<{ url: string; statusCode: 303 }> {
    await this.simulating.run(await this.find(token), 'failed', PROMPTLY);
    return backTo(token);
  }

  /** The payer's card is declined for the reason in the path, as card networks put it. */
  @Post('decline/:code')
  @HttpCode(303)
  @Redirect()
  @ApiProblems('not_found', 'payment_not_payable')
  async declineBecause(
    @Param('token') token: string,
    @Param('code') code: string,
  ): Promise<{ url: string; statusCode: 303 }> {
    const reason = DECLINE_CODES.find((known) => known === code);
    if (!reason) throw new DomainError('not_found', { resource: 'decline code' });
    await this.simulating.run(await this.find(token), 'failed', PROMPTLY, reason);
    return backTo(token);
  }

  /** The payer's bank asks for 3-D Secure: the page then offers to confirm or refuse. */
  @Post('challenge')
  @HttpCode(303)
  @Redirect()
  @ApiProblems('not_found', 'payment_not_payable')
  async challenge(@Param('token') token: string): Promise<{ url: string; statusCode: 303 }> {
    await this.simulating.run(await this.find(token), 'challenged', PROMPTLY);
    return backTo(token);
  }

  /** The payer pays a few seconds after the hold is over. */
  @Post('pay-late')
  @HttpCode(303)
  @Redirect()
  @ApiProblems('not_found', 'payment_not_payable')
  async payLate(@Param('token') token: string): Promise<{ url: string; statusCode: 303 }> {
    await this.payingLater.run(await this.find(token));
    return backTo(token);
  }

  private async find(token: string): Promise<SandboxPayment> {
    const payment = await this.payments.findByToken(token);
    if (!payment) throw new DomainError('not_found', { resource: 'checkout' });
    return payment;
  }
}

/** Back to the page, by GET, so that reloading it pays nothing. Routes spell its type out: a name would become an answer in the document. */
const backTo = (token: string): { url: string; statusCode: 303 } => ({
  url: checkoutPath(token),
  statusCode: 303,
});
