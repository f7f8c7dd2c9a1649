import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { SERVICE_TOKEN_HEADER, ServiceTokens } from '@noillin/auth';
import { DomainError } from '@noillin/contracts';
import type { FastifyRequest } from 'fastify';
import { IS_FOR_SERVICES } from './for-services.decorator';
import { IS_PUBLIC, KNOWS_USER } from './public.decorator';

const hasToken = (request: FastifyRequest): boolean =>
  /^bearer\s+\S/i.test(request.headers.authorization ?? '');

const requestOf = (context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest<FastifyRequest>();

/** Authenticates every request whose route is not public: as a user, or as a service where the route is for services. */
@Injectable()
export class JwtAuthGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly serviceTokens: ServiceTokens,
  ) {
    super();
  }

  override canActivate(
    context: ExecutionContext,
  ): ReturnType<InstanceType<ReturnType<typeof AuthGuard>>['canActivate']> {
    if (this.is(IS_FOR_SERVICES, context)) return this.isService(requestOf(context));
    const wantsUser =
      !this.is(IS_PUBLIC, context) || (this.is(KNOWS_USER, context) && hasToken(requestOf(context)));
    return wantsUser ? super.canActivate(context) : true;
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
    if (!hasToken(requestOf(context))) throw new DomainError('token_missing');
    const isExpired = reason instanceof Error && reason.name === 'TokenExpiredError';
    throw new DomainError(isExpired ? 'token_expired' : 'token_invalid', {}, { cause: reason });
  }

  private isService({ headers }: FastifyRequest): boolean {
    this.serviceTokens.verify(String(headers[SERVICE_TOKEN_HEADER] ?? ''));
    return true;
  }

  private is(marker: string, context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<boolean | undefined>(marker, targets) ?? false;
  }
}
