import { Body, Controller, Get, Post, Query, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type as ConvertTo } from 'class-transformer';
import { IsArray, IsInt, IsString, ValidateNested } from 'class-validator';
import { Public } from '../../auth';
import { bootApp } from '../../testing';

class Window {
  @IsString() start!: string;
}
class Week {
  @IsArray()
  @ValidateNested({ each: true })
  @ConvertTo(() => Window)
  weekly!: Window[];
}
class Range {
  @IsInt() @ConvertTo(() => Number) limit!: number;
}

@Public()
@Controller('test-problems')
class ProblemsController {
  @Post('week') week(@Body() week: Week): Week {
    return week;
  }
  @Get('range') range(@Query() range: Range): Range {
    return range;
  }
  @Get('bug') bug(): never {
    throw new Error('password=hunter2 at 10.0.0.1');
  }
  @Get('database') database(): never {
    throw Object.assign(new Error('no server'), { name: 'MongoServerSelectionError' });
  }
  @Get('cache') cache(): never {
    throw new Error('Connection is closed.');
  }
}

describe('problems', () => {
  let app: NestFastifyApplication;
  const BASE = '/api/v1/test-problems';
  const json = { 'content-type': 'application/json' };

  beforeAll(async () => {
    app = await bootApp({ controllers: [ProblemsController as Type] });
  });
  afterAll(() => app.close());

  it.each([
    ['an unknown route', { url: '/api/v1/nowhere' }, 404, 'route_not_found'],
    ['a route outside the API', { url: '/nowhere' }, 404, 'route_not_found'],
    ['another method', { url: `${BASE}/week`, method: 'DELETE' }, 405, 'method_not_allowed'],
    [
      'broken JSON',
      { url: `${BASE}/week`, method: 'POST', headers: json, payload: '{"a":' },
      400,
      'malformed_json',
    ],
    [
      'a prototype',
      { url: `${BASE}/week`, method: 'POST', headers: json, payload: '{"__proto__":{"a":1}}' },
      400,
      'malformed_json',
    ],
    [
      'plain text',
      { url: `${BASE}/week`, method: 'POST', headers: { 'content-type': 'text/plain' }, payload: 'x' },
      415,
      'unsupported_media_type',
    ],
    [
      'a form',
      {
        url: `${BASE}/week`,
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'a=1',
      },
      415,
      'unsupported_media_type',
    ],
    [
      'a huge body',
      {
        url: `${BASE}/week`,
        method: 'POST',
        headers: json,
        payload: JSON.stringify('x'.repeat(1024 * 1024)),
      },
      413,
      'payload_too_large',
    ],
    [
      'a very deep body',
      {
        url: `${BASE}/week`,
        method: 'POST',
        headers: json,
        payload: '['.repeat(50_000) + ']'.repeat(50_000),
      },
      400,
      'bad_request',
    ],
    ['no body', { url: `${BASE}/week`, method: 'POST', headers: json }, 400, 'validation_failed'],
    [
      'a body that is a list',
      { url: `${BASE}/week`, method: 'POST', headers: json, payload: '[]' },
      400,
      'validation_failed',
    ],
    ['an address that cannot be decoded', { url: '/api/v1/%ff' }, 400, 'bad_request'],
    ['an endless address', { url: `/api/v1/gigs/${'x'.repeat(5000)}` }, 404, 'route_not_found'],
    ['a bug', { url: `${BASE}/bug` }, 500, 'internal_error'],
    ['a database that does not answer', { url: `${BASE}/database` }, 503, 'dependency_unavailable'],
    ['a cache that does not answer', { url: `${BASE}/cache` }, 503, 'dependency_unavailable'],
  ] as const)('answers %s with a problem', async (_, request, status, code) => {
    const answer = await app.inject({ ...request });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toEqual(
      expect.objectContaining({
        type: `/problems/${code}`,
        status,
        code,
        requestId: answer.headers['x-request-id'],
      }),
    );
    expect(answer.statusCode).toBe(status);
  });

  it('names offending fields with their whole path', async () => {
    const payload = { weekly: [{ start: '09:00' }, { start: 9, end: 'x' }] };
    const answer = await app.inject({ method: 'POST', url: `${BASE}/week`, payload });
    const fields = answer.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field);
    expect(fields.sort()).toEqual(['weekly.1.end', 'weekly.1.start']);
  });

  it('converts queries only where the DTO says so', async () => {
    const right = await app.inject({ url: `${BASE}/range?limit=5` });
    const wrong = await app.inject({ url: `${BASE}/range?limit=five` });
    expect([right.json(), wrong.statusCode]).toEqual([{ limit: 5 }, 400]);
  });

  it('tells nothing about a bug', async () => {
    const answer = await app.inject({ url: `${BASE}/bug` });
    expect(answer.body).not.toMatch(/hunter2|10\.0\.0\.1|at /);
  });

  it('says when to come back', async () => {
    const answer = await app.inject({ url: `${BASE}/database` });
    expect(answer.headers['retry-after']).toBe('2');
  });

  it('lists the methods that a path has', async () => {
    const answer = await app.inject({ method: 'PUT', url: `${BASE}/week?x=1` });
    expect(answer.headers.allow).toBe('POST');
  });

  it('keeps a well-formed request id and replaces any other', async () => {
    const ids = ['edge-7f3a9c21', 'short', 'with space and "quotes"', ''];
    const answers = await Promise.all(
      ids.map((id) => app.inject({ url: '/api/v1/health/live', headers: { 'x-request-id': id } })),
    );
    expect(answers.map(({ headers }, index) => headers['x-request-id'] === ids[index])).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('lets no cache keep answers', async () => {
    const answer = await app.inject({ url: '/api/v1/health/live' });
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});
