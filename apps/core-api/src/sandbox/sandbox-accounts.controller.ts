import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { SandboxAccounts } from '@noillin/payments';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';

/** What the sandbox does with influencers' money by itself. */
@ApiTags('sandbox')
@Controller('sandbox/accounts')
@RequirePermissions('payment:simulate')
export class SandboxAccountsController {
  constructor(private readonly accounts: SandboxAccounts) {}

  /** Your bank has everything now: what the platform wants back from your account is not there, and becomes a debt. */
  @Post('me/pay-out')
  @HttpCode(204)
  @ApiProblems('not_found')
  async payOut(@CurrentUser() { id }: AuthenticatedUser): Promise<void> {
    const account = await this.accounts.findByInfluencer(id);
    if (!account) throw new DomainError('not_found', { resource: 'account' });
    await this.accounts.empty(account.id);
  }
}
