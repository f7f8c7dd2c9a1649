import { Controller, Get, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '@noillin/contracts';
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

  it('cannot go faster than the policy allows', () => {
    expect(() => DeprecatedRoute({ ...GOING, sunset: '2027-01-01' })).toThrow('180 days');
    expect(() => DeprecatedRoute({ ...GOING, sunset: 'soon' })).toThrow('180 days');
  });
});
