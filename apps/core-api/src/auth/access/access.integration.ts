import { createHmac, createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessTokens, JwtConfig } from '@noillin/auth';
import { newId } from '@noillin/utils';
import { sign, type SignOptions } from 'jsonwebtoken';
import { buildDocument } from '../../docs/build-document';
import { routeList } from '../../docs/gateway/route-list';
import { bearer, bootApp, register } from '../../testing';
import { CurrentUser, type AuthenticatedUser } from './current-user.decorator';
import { Public } from './public.decorator';
import { RequirePermissions } from './require-permissions.decorator';
import { declaresAccess, RouteAccessCheck } from './route-access';

@Controller('test-access')
class AccessController {
  @Get('public') @Public() open(): object {
    return {};
  }
  @Get('mine') @RequirePermissions('account:read') mine(
    @CurrentUser() user: AuthenticatedUser,
  ): AuthenticatedUser {
    return user;
  }
  @Get('influencers') @RequirePermissions('account:read', 'gig:write') influencers(): object {
    return {};
  }
}

@Controller('test-forgotten')
class ForgottenController {
  @Get() open(): object {
    return {};
  }
}

/** A route that is to be open has to be named here, where a reviewer sees it. */
const MEANT_TO_BE_PUBLIC = new Set([
  'AccessController.open',
  'AccountController.confirmEmailChange',
  'AccountController.verify',
  'AuthController.answerChallenge',
  'AuthController.login',
  'AuthController.logout',
  'AuthController.refresh',
  'AuthController.register',
  'BrandsController.find',
  'CheckoutController.challenge',
  'CheckoutController.decline',
  'CheckoutController.declineBecause',
  'CheckoutController.page',
  'CheckoutController.pay',
  'CheckoutController.payLate',
  'FeedsController.read',
  'GigsController.find',
  'GigsController.list',
  'HealthController.live',
  'HealthController.ready',
  'InfluencerReviewsController.list',
  'InfluencersController.find',
  'LinksController.page',
  'LinksController.script',
  'OnboardingController.complete',
  'OnboardingController.page',
  'PasswordController.forgot',
  'PasswordController.reset',
  'SearchController.gigs',
  'SearchController.influencers',
  'SlotsController.explain',
  'SlotsController.list',
  'WebhooksController.receive',
]);

const GATEWAY_LIST = join(__dirname, '../../../../../infra/nginx/snippets/public-routes.conf');
const REWRITE =
  'If that is meant: WRITE_DOCS=1 npm test -- --only integration -- --testPathPatterns access.integration';

describe('access', () => {
  let app: NestFastifyApplication;
  let tokens: AccessTokens;
  let key: KeyObject;
  const get = (path: string, authorization?: string) =>
    app.inject({
      url: `/api/v1/test-access/${path}`,
      headers: authorization === undefined ? {} : { authorization },
    });

  beforeAll(async () => {
    app = await bootApp({ controllers: [AccessController as Type] });
    tokens = app.get(AccessTokens, { strict: false });
    key = createSecretKey(Buffer.from(app.get(JwtConfig, { strict: false }).JWT_SECRET));
  });
  afterAll(() => app.close());

  it('lets everybody use public routes, and nothing else', async () => {
    expect((await get('public')).statusCode).toBe(200);
    const refused = await get('mine');
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([401, 'token_missing']);
    expect(refused.headers['www-authenticate']).toBe('Bearer');
  });

  it('tells the handler who asks', async () => {
    const session = await register(app, { role: 'influencer' });
    const { sid } = tokens.verify(session.accessToken);
    const told = (await get('mine', bearer(session).authorization)).json<AuthenticatedUser>();
    expect(told).toEqual({ id: session.user.id, role: 'influencer', sessionId: sid });
  });

  it('believes the database, not the token, about the role', async () => {
    const { user, accessToken } = await register(app);
    const promoted = tokens.issue({ id: user.id, role: 'admin', sessionId: tokens.verify(accessToken).sid });
    expect((await get('mine', `Bearer ${promoted}`)).json()).toMatchObject({ role: 'brand' });
  });

  it.each([
    [
      'a session that there is not',
      async () => ({ id: newId(), role: 'brand' as const, sessionId: newId() }),
    ],
    [
      'somebody else’s session',
      async () => {
        const [mine, theirs] = [await register(app), await register(app)];
        return { ...mine.user, sessionId: tokens.verify(theirs.accessToken).sid };
      },
    ],
  ])('refuses a token of %s', async (_, user) => {
    const answer = await get('mine', `Bearer ${tokens.issue(await user())}`);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'session_ended']);
  });

  it('asks for every permission that the route names', async () => {
    const brand = await get('influencers', bearer(await register(app, { role: 'brand' })).authorization);
    const influencer = await get(
      'influencers',
      bearer(await register(app, { role: 'influencer' })).authorization,
    );
    expect(brand.json()).toMatchObject({
      status: 403,
      code: 'permission_denied',
      detail: expect.stringContaining('gig:write'),
    });
    expect(influencer.statusCode).toBe(200);
  });

  describe('tokens', () => {
    const claims = { role: 'admin', sid: 'session' };
    const options: SignOptions = { subject: 'user', issuer: 'noillin', expiresIn: 60, algorithm: 'HS256' };
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(
      JSON.stringify({ ...claims, sub: 'user', iss: 'noillin', exp: 4e9 }),
    ).toString('base64url')}.`;

    it.each<[string, () => string, string]>([
      ['no token', () => 'x.y.z', 'token_invalid'],
      [
        'one signed by somebody else',
        () => sign(claims, createSecretKey(Buffer.alloc(32, 1)), options),
        'token_invalid',
      ],
      ['an unsigned one', () => unsigned, 'token_invalid'],
      [
        'one of another algorithm',
        () => sign(claims, key, { ...options, algorithm: 'HS512' }),
        'token_invalid',
      ],
      [
        'one signed with a key pair',
        () =>
          sign(claims, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, {
            ...options,
            algorithm: 'RS256',
          }),
        'token_invalid',
      ],
      ['one of another issuer', () => sign(claims, key, { ...options, issuer: 'other' }), 'token_invalid'],
      ['one with an unknown role', () => sign({ ...claims, role: 'root' }, key, options), 'token_invalid'],
      [
        'one that never expires',
        () => sign(claims, key, { subject: 'user', issuer: 'noillin' }),
        'token_invalid',
      ],
      [
        'one that names a foreign key',
        () => sign(claims, key, { ...options, keyid: 'foreign' }),
        'token_invalid',
      ],
      ['one that is not valid yet', () => sign(claims, key, { ...options, notBefore: 60 }), 'token_invalid'],
      ['one whose end is cut off', () => sign(claims, key, options).slice(0, -4), 'token_invalid'],
      [
        'one signed with a public key as a shared secret',
        () => {
          const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
          const content = sign(claims, key, options).split('.').slice(0, 2).join('.');
          const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
          return `${content}.${createHmac('sha256', pem).update(content).digest('base64url')}`;
        },
        'token_invalid',
      ],
      ['an expired one', () => sign(claims, key, { ...options, expiresIn: -1 }), 'token_expired'],
    ])('refuses %s', async (_, token, code) => {
      const answer = await get('mine', `Bearer ${token()}`);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, code]);
    });
  });

  it('has no route that is open by accident', () => {
    const routes = app.get(RouteAccessCheck, { strict: false }).routes();
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((route) => !declaresAccess(route))).toEqual([]);
  });

  it('opens to everybody only what has to be open', () => {
    const open = app
      .get(RouteAccessCheck, { strict: false })
      .routes()
      .filter(({ isPublic }) => isPublic)
      .map(({ handler }) => handler);
    expect(open.filter((handler) => !MEANT_TO_BE_PUBLIC.has(handler))).toEqual([]);
  });

  it('opens the same at the gateway: infra/nginx/snippets/public-routes.conf', () => {
    const document = buildDocument(app);
    const paths = Object.entries(document.paths).filter(([path]) => !path.includes('/test-access'));
    const current = routeList({ ...document, paths: Object.fromEntries(paths) });
    if (process.env['WRITE_DOCS']) writeFileSync(GATEWAY_LIST, current);
    const listed = readFileSync(GATEWAY_LIST, 'utf8');
    if (listed !== current) expect({ advice: REWRITE, listed }).toEqual({ advice: REWRITE, listed: current });
    expect(listed).toContain('/api/v1/auth/login');
  });

  it('does not start with a route that says nothing', async () => {
    await expect(bootApp({ controllers: [ForgottenController as Type] })).rejects.toThrow(
      'ForgottenController.open',
    );
  });
});
