import { Controller, Post, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getModelToken } from '@nestjs/mongoose';
import { Clock, SystemClock } from '@noillin/utils';
import type { Model } from 'mongoose';
import { adminToken, bearer, bootApp, PASSWORD, register } from '../../testing';
import { RequirePermissions } from '../access/require-permissions.decorator';
import { AccountConfig } from '../account.config';
import type { IssuedSession } from '../dto/session.dto';
import { totpCode } from './totp';

class MovableClock extends Clock {
  offset = 0;
  now(): number {
    return Date.now() + this.offset;
  }
}

@Controller('test-admin')
class AdminController {
  @Post() @RequirePermissions('admin:read') act(): object {
    return {};
  }
}

describe('the second factor', () => {
  const clock = new MovableClock();
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await bootApp({
      controllers: [AdminController as Type],
      override: (builder) => builder.overrideProvider(SystemClock).useValue(clock),
    });
  });
  afterAll(() => app.close());

  const post = (path: string, payload: object, as?: { accessToken: string }) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/${path}`,
      payload,
      headers: as ? bearer(as) : {},
    });
  const outcome = async (answer: ReturnType<typeof post>) => {
    const { statusCode, body } = await answer;
    const { code } = (body === '' ? {} : JSON.parse(body)) as { code?: string };
    return [statusCode, code];
  };
  /** A new code every time: the clock moves on to the next step. */
  const codeOf = (secret: string) => {
    clock.offset += 30_000;
    return totpCode(secret, clock.now());
  };
  const begin = async (user: IssuedSession) =>
    (await post('auth/second-factor', { password: PASSWORD }, user)).json<{ secret: string }>().secret;
  const enabled = async () => {
    const user = await register(app);
    const secret = await begin(user);
    const confirmed = await post('auth/second-factor/confirm', { code: codeOf(secret) }, user);
    const { recoveryCodes } = confirmed.json<{ recoveryCodes: string[] }>();
    return { user, secret, recoveryCodes };
  };
  const logIn = ({ user }: IssuedSession) => post('auth/login', { email: user.email, password: PASSWORD });
  const challengeOf = async (user: IssuedSession) => {
    const answer = await logIn(user);
    expect(answer.json()).toMatchObject({ status: 401, code: 'mfa_required', expiresIn: 300 });
    return answer.json<{ challengeToken: string }>().challengeToken;
  };
  const answerWith = async (user: IssuedSession, code: string) =>
    post('auth/login/second-factor', { challengeToken: await challengeOf(user), code });

  it('counts for nothing before it is confirmed', async () => {
    const user = await register(app);
    await begin(user);
    expect((await logIn(user)).statusCode).toBe(200);
    expect(await outcome(post('auth/second-factor/confirm', { code: '000000' }, user))).toEqual([
      401,
      'code_invalid',
    ]);
    expect((await logIn(user)).statusCode).toBe(200);
  });

  it('is asked for after the password, and lets in with a code', async () => {
    const { user, secret, recoveryCodes } = await enabled();
    expect(recoveryCodes).toHaveLength(10);
    const session = await answerWith(user, codeOf(secret));
    expect(session.statusCode).toBe(200);
    const me = await app.inject({ url: '/api/v1/auth/me', headers: bearer(session.json()) });
    expect(me.json()).toEqual(user.user);
  });

  it('takes no code twice, not even at the same moment', async () => {
    const { user, secret } = await enabled();
    const code = codeOf(secret);
    const challenges = [await challengeOf(user), await challengeOf(user), await challengeOf(user)];
    const answers = await Promise.all(
      challenges.map((challengeToken) => outcome(post('auth/login/second-factor', { challengeToken, code }))),
    );
    expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
    expect(answers.filter(([, problem]) => problem === 'code_invalid')).toHaveLength(2);
  });

  it('takes no code that is older than one that was used', async () => {
    const { user, secret } = await enabled();
    const older = codeOf(secret);
    expect((await answerWith(user, codeOf(secret))).statusCode).toBe(200);
    expect(await outcome(answerWith(user, older))).toEqual([401, 'code_invalid']);
  });

  it('takes each recovery code once', async () => {
    const { user, recoveryCodes } = await enabled();
    const [code = ''] = recoveryCodes;
    expect((await answerWith(user, code.toUpperCase().replaceAll('-', ' '))).statusCode).toBe(200);
    expect(await outcome(answerWith(user, code))).toEqual([401, 'code_invalid']);
  });

  it('gives new recovery codes in place of those before, and says so', async () => {
    const { user, secret, recoveryCodes } = await enabled();
    const renewed = await post('auth/second-factor/recovery-codes', { code: codeOf(secret) }, user);
    const [fresh = ''] = renewed.json<{ recoveryCodes: string[] }>().recoveryCodes;
    expect(await outcome(answerWith(user, recoveryCodes[0] ?? ''))).toEqual([401, 'code_invalid']);
    expect((await answerWith(user, fresh)).statusCode).toBe(200);
    const told = await app.get<Model<unknown>>(getModelToken('Outbox'), { strict: false }).countDocuments({
      'envelope.name': 'account.recovery_codes_renewed',
      'envelope.payload.userId': user.user.id,
    });
    expect(told).toBe(1);
  });

  it('gives a challenge five attempts, five minutes and one answer', async () => {
    const { user, secret } = await enabled();
    const challengeToken = await challengeOf(user);
    const answer = (code: string) => outcome(post('auth/login/second-factor', { challengeToken, code }));
    for (let time = 0; time < 4; time += 1) expect(await answer('000000')).toEqual([401, 'code_invalid']);
    expect((await answer(codeOf(secret)))[0]).toBe(200);
    expect(await answer(codeOf(secret))).toEqual([401, 'challenge_invalid']);
    const old = await challengeOf(user);
    clock.offset += 301_000;
    const late = post('auth/login/second-factor', { challengeToken: old, code: codeOf(secret) });
    expect(await outcome(late)).toEqual([401, 'challenge_invalid']);
  });

  it('cannot be guessed by beginning again and again', async () => {
    const { user } = await enabled();
    const problems: unknown[] = [];
    for (let time = 0; time < 7; time += 1) problems.push((await outcome(answerWith(user, '000000')))[1]);
    expect(problems.slice(5)).toEqual(['rate_limited', 'rate_limited']);
  });

  it('is turned off by password and code, not by one of them', async () => {
    const { user, secret } = await enabled();
    const disable = (password: string, code: string) =>
      outcome(post('auth/second-factor/disable', { password, code }, user));
    expect(await disable('not-my-password', codeOf(secret))).toEqual([401, 'credentials_invalid']);
    expect(await disable(PASSWORD, '000000')).toEqual([401, 'code_invalid']);
    expect(await disable(PASSWORD, codeOf(secret))).toEqual([204, undefined]);
    expect((await logIn(user)).statusCode).toBe(200);
  });

  it('keeps its secret sealed in the database, and recovery codes as hashes', async () => {
    const { user, secret, recoveryCodes } = await enabled();
    const model = app.get<Model<unknown>>(getModelToken('SecondFactor'), { strict: false });
    const stored = JSON.stringify(await model.findById(user.user.id).lean());
    expect(stored).not.toContain(secret);
    for (const code of recoveryCodes) expect(stored).not.toContain(code);
  });

  it('is not set up by a stolen token alone, nor put in place of another', async () => {
    const { user } = await enabled();
    const other = await register(app);
    expect(await outcome(post('auth/second-factor', { password: 'a-guess-44' }, other))).toEqual([
      401,
      'credentials_invalid',
    ]);
    expect(await outcome(post('auth/second-factor', { password: PASSWORD }, user))).toEqual([
      409,
      'second_factor_enabled',
    ]);
  });

  it('is needed by admins where it is required: without it they may only look after their account', async () => {
    const config = app.get(AccountConfig, { strict: false });
    const admin = await adminToken(app);
    config.ADMIN_MFA_REQUIRED = true;
    try {
      expect(await outcome(post('test-admin', {}, admin))).toEqual([403, 'second_factor_missing']);
      const me = await app.inject({ url: '/api/v1/auth/me', headers: bearer(admin) });
      expect(me.statusCode).toBe(200);
    } finally {
      config.ADMIN_MFA_REQUIRED = false;
    }
    expect((await post('test-admin', {}, admin)).statusCode).toBe(201);
  });
});
