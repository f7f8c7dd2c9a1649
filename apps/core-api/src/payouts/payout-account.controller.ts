import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { Users } from '@noillin/identity';
import { PaymentsConfig, Payouts } from '@noillin/payments';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { OnboardingLinkDto, PayoutAccountDto, StartOnboardingDto } from './dto/payout-account.dto';
import { accountView } from './payout-views';

@ApiTags('payouts')
@Controller('payouts/account')
export class PayoutAccountController {
  constructor(
    private readonly payouts: Payouts,
    private readonly users: Users,
    private readonly config: PaymentsConfig,
  ) {}

  /** The influencer's account at the payment provider, and what it still lacks. */
  @Get()
  @RequirePermissions('payout:read')
  @ApiProblems('payment_provider_unavailable')
  async get(@CurrentUser() user: AuthenticatedUser): Promise<PayoutAccountDto> {
    return accountView(await this.payouts.account(user.id), this.config.PAYMENT_PROVIDER);
  }

  /**
   * A page of the payment provider's on which the influencer identifies themselves and names their bank account. Every
   * call makes a new link to the same account.
   */
  @Post('onboarding')
  @HttpCode(200)
  @RequirePermissions('payout:write')
  @ApiProblems('payment_provider_unavailable', 'provider_refused')
  async startOnboarding(
    @CurrentUser() { id }: AuthenticatedUser,
    @Body() { country }: StartOnboardingDto,
  ): Promise<OnboardingLinkDto> {
    const user = await this.users.findById(id);
    if (!user) throw new DomainError('not_found', { resource: 'user' });
    const onboarding = { influencerId: id, email: user.email, ...(country && { country }) };
    const { url, expiresAt } = await this.payouts.startOnboarding(onboarding);
    return { url, expiresAt: expiresAt.toISOString() };
  }
}
