import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { SERVICE_TOKEN_HEADER, ServiceTokens } from '@noillin/auth';
import { DomainError } from '@noillin/contracts';
import { API_KEY_PREFIX } from '@noillin/partners';
import type { FastifyRequest } from 'fastify';
import type { AuthenticatedUser } from './current-user.decorator';
import { IS_FOR_SERVICES } from './for-services.decorator';
import { LiveKeys } from './live-keys';
import { IS_PUBLIC, KNOWS_USER } from './public.decorator';

const API_KEY_HEADER = 'x-api-key';
const BEARER_KEY = new RegExp(`^bearer\\s+(${API_KEY_PREFIX}\\S*)`, 'i');

const hasBearer = (request: FastifyRequest): boolean =>
  /^bearer\s+\S/i.test(request.headers.authorization ?? '');

/** The API key that a request shows: as a bearer token, or in a header of its own where it shows no token. */
export const apiKeyOf = ({ headers }: FastifyRequest): string | undefined => {
  if (headers.authorization !== undefined) return BEARER_KEY.exec(headers.authorization)?.[1];
  const key = headers[API_KEY_HEADER];
  return typeof key === 'string' && key !== '' ? key : undefined;
};

const hasToken = (request: FastifyRequest): boolean => hasBearer(request) || apiKeyOf(request) !== undefined;

const requestOf = (context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest<FastifyRequest>();

/** Authenticates every request whose route is not public: as a user, by access token or API key, or as a service where the route is for services. */
@Injectable()
export class JwtAuthGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly serviceTokens: ServiceTokens,
    private readonly liveKeys: LiveKeys,
  ) {
    super();
  }

  override canActivate(
    context: ExecutionContext,
  ): ReturnType<InstanceType<ReturnType<typeof AuthGuard>>['canActivate']> {
    if (this.is(IS_FOR_SERVICES, context)) return this.isService(requestOf(context));
    const wantsUser =
      !this.is(IS_PUBLIC, context) || (this.is(KNOWS_USER, context) && hasToken(requestOf(context)));
    if (!wantsUser) return true;
    const request = requestOf(context);
    const apiKey = apiKeyOf(request);
    return apiKey === undefined ? super.canActivate(context) : this.admitKey(request, apiKey);
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

  /** @throws DomainError `api_key_invalid` */
  private async admitKey(request: FastifyRequest, apiKey: string): Promise<boolean> {
    const user = await this.liveKeys.find(apiKey);
    if (!user) throw new DomainError('api_key_invalid');
    (request as FastifyRequest & { user?: AuthenticatedUser }).user = user;
    return true;
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
