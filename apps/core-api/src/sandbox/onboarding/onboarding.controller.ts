import { Controller, Get, Header, HttpCode, Param, Post, Redirect } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { OnboardSandboxAccount, SandboxAccounts, type SandboxAccount } from '@noillin/payments';
import { Clock } from '@noillin/utils';
import { Public } from '../../auth';
import { ApiProblems } from '../../docs';
import { onboardingPath } from '../pages/page-paths';
import { PAGE_POLICY } from '../pages/page-style';
import { onboardingPage } from './onboarding-page';

/** The page on which influencers make themselves known to the sandbox. Open to everybody who has its address. */
@ApiTags('sandbox')
@Controller('sandbox/onboarding/:token')
@Public()
export class OnboardingController {
  constructor(
    private readonly accounts: SandboxAccounts,
    private readonly onboarding: OnboardSandboxAccount,
    private readonly clock: Clock,
  ) {}

  /** The page: one button instead of a provider's many questions. */
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', PAGE_POLICY)
  @ApiProduces('text/html')
  @ApiProblems('not_found')
  async page(@Param('token') token: string): Promise<string> {
    return onboardingPage(await this.find(token), onboardingPath(token), this.clock.now());
  }

  /** The influencer is through: the sandbox tells the platform, as any provider would, that money can reach them. */
  @Post('complete')
  @HttpCode(303)
  @Redirect()
  @ApiProblems('not_found', 'rule_refused')
  async complete(@Param('token') token: string): Promise<{ url: string; statusCode: 303 }> {
    await this.onboarding.identify(await this.find(token));
    return { url: onboardingPath(token), statusCode: 303 };
  }

  private async find(token: string): Promise<SandboxAccount> {
    const account = await this.accounts.findByToken(token);
    if (!account) throw new DomainError('not_found', { resource: 'onboarding page' });
    return account;
  }
}
