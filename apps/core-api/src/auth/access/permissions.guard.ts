import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, roleHas, type Permission } from '@noillin/contracts';
import type { FastifyRequest } from 'fastify';
import { userOf } from './current-user.decorator';
import { REQUIRED_PERMISSIONS } from './require-permissions.decorator';

/** Lets a user pass whose role carries every permission that the route names. Runs after JwtAuthGuard. */
@Injectable()
export class PermissionsGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  /** @throws DomainError `permission_denied` */
  canActivate(context: ExecutionContext): boolean {
    const required = this.reflector.getAllAndOverride<Permission[] | undefined>(REQUIRED_PERMISSIONS, [
      context.getHandler(),
      context.getClass(),
    ]);
    const user = userOf(context.switchToHttp().getRequest<FastifyRequest>());
    const missing = required?.find((permission) => !user || !roleHas(user.role, permission));
    if (missing) throw new DomainError('permission_denied', { permission: missing });
    return true;
  }
}
