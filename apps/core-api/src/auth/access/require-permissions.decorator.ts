import { applyDecorators, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Permission } from '@noillin/contracts';

export const REQUIRED_PERMISSIONS = 'access:permissions';

/** What a route asks for; nothing where it is public, or for services. */
export const requiredPermissions = (reflector: Reflector, context: ExecutionContext): Permission[] =>
  reflector.getAllAndOverride<Permission[] | undefined>(REQUIRED_PERMISSIONS, [
    context.getHandler(),
    context.getClass(),
  ]) ?? [];

/** Opens a route to authenticated users whose role carries every named permission. */
export const RequirePermissions = (...permissions: [Permission, ...Permission[]]) =>
  applyDecorators(
    SetMetadata(REQUIRED_PERMISSIONS, permissions),
    ApiBearerAuth(),
    ApiExtension('x-permission', permissions),
  );
