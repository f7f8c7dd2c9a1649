import { loadConfig } from '@noillin/config';
import { isDomainError } from '@noillin/contracts';
import { decode } from 'jsonwebtoken';
import { AccessTokens } from './access-tokens';
import { JwtConfig } from './jwt.config';

const [OLD, NEW] = ['the-old-key-'.padEnd(40, 'o'), 'the-new-key-'.padEnd(40, 'n')];
const user = { id: 'user-1', role: 'brand' as const, sessionId: 'session-1' };
const service = (keys: Partial<JwtConfig>) => new AccessTokens(Object.assign(new JwtConfig(), keys));
const accepts = (tokens: AccessTokens, token: string): boolean => {
  try {
    return tokens.verify(token).sub === user.id;
  } catch (error) {
    if (isDomainError(error, 'token_invalid')) return false;
    throw error;
  }
};

describe('keys of access tokens', () => {
  const old = service({ JWT_SECRET: OLD });
  const prepared = service({ JWT_SECRET: OLD, JWT_SECRET_NEXT: NEW });
  const replaced = service({ JWT_SECRET: NEW, JWT_SECRET_PREVIOUS: OLD });
  const done = service({ JWT_SECRET: NEW });

  it.each([
    ['before', [old, prepared]],
    ['while', [prepared, replaced]],
    ['after', [replaced, replaced]],
  ])('log nobody out %s they are replaced, whichever service asks', (_, services) => {
    const verdicts = services.flatMap((issuer) =>
      services.map((verifier) => accepts(verifier, issuer.issue(user))),
    );
    expect(verdicts).toEqual([true, true, true, true]);
  });

  it('are good for nothing once they are taken away', () => {
    expect(accepts(done, old.issue(user))).toBe(false);
  });

  it('are named in the token, by a name that gives nothing away', () => {
    const header = (tokens: AccessTokens) => decode(tokens.issue(user), { complete: true })?.header;
    expect(header(old)).toEqual({ alg: 'HS256', typ: 'JWT', kid: expect.stringMatching(/^[\w-]{12}$/) });
    expect(header(old)?.kid).not.toBe(header(replaced)?.kid);
    expect(OLD).not.toContain(header(old)?.kid);
  });

  it('have to be long enough, each of them', () => {
    const short = { JWT_SECRET: OLD, JWT_SECRET_PREVIOUS: 'short', JWT_SECRET_NEXT: 'short' };
    expect(() => loadConfig([JwtConfig], short)).toThrow(/JWT_SECRET_PREVIOUS[^]*JWT_SECRET_NEXT/);
  });
});
