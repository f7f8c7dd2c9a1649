import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { accessRoleOf, DomainError, roleHas, type Permission } from '@noillin/contracts';
import { actAs } from '@noillin/utils';
import type { FastifyRequest } from 'fastify';
import { AccountConfig } from '../account.config';
import { userOf, type AuthenticatedUser } from './current-user.decorator';
import { RefusedRequests } from './refused-requests';
import { requiredPermissions } from './require-permissions.decorator';
import { isForAdmins } from './route-record';

/** What the role carries, and, of an API key, what it was made for: whichever is less. */
const mayDo = (user: AuthenticatedUser, permission: Permission): boolean =>
  roleHas(accessRoleOf(user), permission) && (user.apiKey?.scopes.includes(permission) ?? true);

/**
 * Lets a user pass whose role carries every permission that the route names. Runs after JwtAuthGuard, and notes who it is:
 * from here on everything is done in their name.
 */
@Injectable()
export class PermissionsGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: AccountConfig,
    private readonly refused: RefusedRequests,
  ) {}

  /** @throws DomainError `permission_denied`, `second_factor_missing` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const required = requiredPermissions(this.reflector, context);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const user = userOf(request);
    if (user) actAs(user.id);
    const refusal = this.refusalOf(user, required);
    if (!refusal) return true;
    if (user && isForAdmins(required)) await this.refused.writeDown(request, refusal);
    throw refusal;
  }

  private refusalOf(user: AuthenticatedUser | undefined, required: Permission[]): DomainError | null {
    const missing = required.find((permission) => !user || !mayDo(user, permission));
    if (missing) return new DomainError('permission_denied', { permission: missing });
    const isShort = user && required.length > 0 && this.isShortOfSecondFactor(user, required);
    return isShort ? new DomainError('second_factor_missing') : null;
  }

  /** An admin without one may look after the own account, which is how one gets one, and nothing else. */
  private isShortOfSecondFactor({ role, secondFactor }: AuthenticatedUser, required: Permission[]): boolean {
    if (!this.config.ADMIN_MFA_REQUIRED || role !== 'admin' || secondFactor) return false;
    return !required.every((permission) => permission.startsWith('account:'));
  }
}
