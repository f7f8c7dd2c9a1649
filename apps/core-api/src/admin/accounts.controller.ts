import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Users, type User } from '@noillin/identity';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { positionOf } from '../lists';
import { ChangeAdminRole } from './change-admin-role';
import { AccountDto, AccountListDto, AdminRoleDto, UserListQueryDto } from './dto/admin.dto';
import { SuspendAccount } from './suspend-account';

const accountView = (user: User): AccountDto => ({
  id: user.id,
  email: user.email,
  role: user.role,
  adminRole: user.adminRole,
  displayName: user.displayName,
  status: user.status,
  createdAt: user.createdAt.toISOString(),
});

@ApiTags('admin')
@Controller('admin/users')
export class AccountsController {
  constructor(
    private readonly users: Users,
    private readonly suspendAccount: SuspendAccount,
    private readonly changeAdminRole: ChangeAdminRole,
  ) {}

  /** Accounts, newest first. */
  @Get()
  @RequirePermissions('admin:read')
  async list(@Query() query: UserListQueryDto): Promise<AccountListDto> {
    const { items, nextCursor } = await this.users.list({
      role: query.role,
      before: positionOf(query),
      limit: query.limit,
    });
    return { items: items.map(accountView), nextCursor };
  }

  /**
   * Ends every session and socket of the account, access tokens included, within five seconds, and lets it in no more. An
   * admin's account needs `admin:write` as well; one's own is refused.
   */
  @Post(':id/suspend')
  @HttpCode(200)
  @RequirePermissions('admin:suspend')
  @ApiProblems('not_found', 'own_account_refused')
  async suspend(
    @CurrentUser() { id: byId }: AuthenticatedUser,
    @Param('id') id: string,
  ): Promise<AccountDto> {
    return accountView(await this.suspendAccount.suspend(id, byId));
  }

  /**
   * Makes an admin one of another kind. Their sessions and sockets end, as what they may do changes at once. Whoever may do
   * everything cannot lose that while nobody else is left who may.
   */
  @Put(':id/admin-role')
  @RequirePermissions('admin:write')
  @ApiProblems('not_found', 'rule_refused', 'last_super_admin')
  async setAdminRole(@Param('id') id: string, @Body() { adminRole }: AdminRoleDto): Promise<AccountDto> {
    return accountView(await this.changeAdminRole.execute(id, adminRole));
  }

  /** Lets a suspended account in again. An admin's account needs `admin:write` as well; one's own is refused. */
  @Post(':id/reinstate')
  @HttpCode(200)
  @RequirePermissions('admin:suspend')
  @ApiProblems('not_found', 'own_account_refused')
  async reinstate(
    @CurrentUser() { id: byId }: AuthenticatedUser,
    @Param('id') id: string,
  ): Promise<AccountDto> {
    return accountView(await this.suspendAccount.reinstate(id, byId));
  }
}
