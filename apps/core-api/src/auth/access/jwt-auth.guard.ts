import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { DomainError } from '@noillin/contracts';
import type { FastifyRequest } from 'fastify';
import { IS_PUBLIC } from './public.decorator';

const hasToken = (request: FastifyRequest): boolean =>
  /^bearer\s+\S/i.test(request.headers.authorization ?? '');

/** Authenticates every request whose route is not public. */
@Injectable()
export class JwtAuthGuard extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override canActivate(
    context: ExecutionContext,
  ): ReturnType<InstanceType<ReturnType<typeof AuthGuard>>['canActivate']> {
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    return isPublic ? true : super.canActivate(context);
  }

  /** @throws DomainError `token_missing`, `token_expired` or `token_invalid` */
  override handleRequest<User>(
    error: unknown,
    user: User | false,
    reason: unknown,
    context: ExecutionContext,
  ): User {
    if (error) throw error as Error;
    if (user) return user;
    if (!hasToken(context.switchToHttp().getRequest<FastifyRequest>()))
      throw new DomainError('token_missing');
    const isExpired = reason instanceof Error && reason.name === 'TokenExpiredError';
    throw new DomainError(isExpired ? 'token_expired' : 'token_invalid', {}, { cause: reason });
  }
}
