import { Controller, Get, Post, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '@noillin/contracts';
import { SystemClock } from '@noillin/utils';
import { Public } from '../auth';
import { bootApp } from '../testing';
import { buildDocument } from './build-document';
import { DeprecatedRoute } from './deprecated-route.decorator';

const GOING = { since: '2026-12-01', sunset: '2027-06-01', successor: '/api/v1/new-things' };

@Controller('test-things')
class ThingsController {
  @Get('old') @Public() @DeprecatedRoute(GOING) old(): object {
    return {};
  }
  @Get('failing') @Public() @DeprecatedRoute(GOING) failing(): object {
    throw new DomainError('not_found', { resource: 'thing' });
  }
  @Post('old') @Public() @DeprecatedRoute(GOING) changeOld(): object {
    return {};
  }
  @Get('new') @Public() fresh(): object {
    return {};
  }
}

describe('a deprecated route', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => void (app = await bootApp({ controllers: [ThingsController as Type] })));
  afterAll(() => app.close());

  const headersOf = async (path: string) =>
    (await app.inject({ url: `/api/v1/test-things/${path}` })).headers;

  it.each(['old', 'failing'])('says so on every answer of its: %s', async (path) => {
    expect(await headersOf(path)).toMatchObject({
      deprecation: '@1796083200',
      sunset: 'Tue, 01 Jun 2027 00:00:00 GMT',
      link: '</api/v1/new-things>; rel="successor-version"',
    });
  });

  it('is the only one that does', async () => {
    expect(Object.keys(await headersOf('new'))).not.toEqual(expect.arrayContaining(['deprecation']));
  });

  it('is struck out in the documentation, with the dates', () => {
    const { paths } = buildDocument(app);
    expect(paths['/api/v1/test-things/old']?.get).toMatchObject({
      deprecated: true,
      description: expect.stringContaining('2027-06-01'),
    });
    expect(paths['/api/v1/test-things/new']?.get?.deprecated).toBeUndefined();
  });

  describe('after its sunset', () => {
    const nowIs = (date: string) => jest.spyOn(app.get(SystemClock), 'now').mockReturnValue(Date.parse(date));
    afterEach(() => jest.restoreAllMocks());
    const answerOf = async (path: string, method: 'GET' | 'POST' = 'GET') => {
      const answer = await app.inject({ method, url: `/api/v1/test-things/${path}` });
      return { status: answer.statusCode, headers: answer.headers, body: answer.json<object>() };
    };

    it('answers to the last moment', async () => {
      nowIs('2027-05-31T23:59:59.999Z');
      expect(await answerOf('old')).toMatchObject({ status: 200, body: {} });
    });

    it.each(['GET', 'POST'] as const)('is as unknown as a route that never was: %s', async (method) => {
      nowIs('2027-06-01T00:00:00.000Z');
      const [gone, never] = [await answerOf('old', method), await answerOf('never', method)];
      expect(gone).toMatchObject({ status: 404, body: { code: 'route_not_found', status: 404 } });
      const sameFor = ({ body }: typeof gone) => ({ ...body, requestId: '', instance: '' });
      expect(sameFor(gone)).toEqual(sameFor(never));
      expect(gone.headers['content-type']).toBe(never.headers['content-type']);
      expect((await answerOf('new')).status).toBe(200);
    });
  });

  it('cannot go faster than the policy allows', () => {
    expect(() => DeprecatedRoute({ ...GOING, sunset: '2027-01-01' })).toThrow('180 days');
    expect(() => DeprecatedRoute({ ...GOING, sunset: 'soon' })).toThrow('180 days');
  });
});
