import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { accessRoleOf, DomainError, roleHas, type Permission } from '@noillin/contracts';
import { actAs } from '@noillin/utils';
import type { FastifyRequest } from 'fastify';
import { AccountConfig } from '../account.config';
import { userOf, type AuthenticatedUser } from './current-user.decorator';
import { requiredPermissions } from './require-permissions.decorator';

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
  ) {}

  /** @throws DomainError `permission_denied`, `second_factor_missing` */
  canActivate(context: ExecutionContext): boolean {
    const required = requiredPermissions(this.reflector, context);
    const user = userOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (user) actAs(user.id);
    const missing = required.find((permission) => !user || !mayDo(user, permission));
    if (missing) throw new DomainError('permission_denied', { permission: missing });
    if (user && required.length > 0 && this.isShortOfSecondFactor(user, required))
      throw new DomainError('second_factor_missing');
    return true;
  }

  /** An admin without one may look after the own account, which is how one gets one, and nothing else. */
  private isShortOfSecondFactor({ role, secondFactor }: AuthenticatedUser, required: Permission[]): boolean {
    if (!this.config.ADMIN_MFA_REQUIRED || role !== 'admin' || secondFactor) return false;
    return !required.every((permission) => permission.startsWith('account:'));
  }
}
