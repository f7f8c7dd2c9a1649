import { ACCESS_ROLES, type AccessRole, permissionsOf } from '@noillin/contracts';
import {
  type ApiResponse,
  type Person,
  bookableInfluencer,
  confirmedBooking,
  draftGig,
  freshBrand,
  freshInfluencer,
} from '@noillin/testing';
import {
  type ApiDocument,
  Database,
  type DocumentedRoute,
  type PlatformUnderTest,
  apiDocument,
  conversationWith,
  freshAdmin,
  openPlatform,
  pathWith,
  refused,
} from '../support';

const NOBODYS = '0198f2a0-0000-7000-8000-000000000000';

/** Routes are read from the OpenAPI document: one that is added is walked without a change here. */
describe('every route', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let document: ApiDocument;
  let people: Record<AccessRole, Person>;
  let theirs: Record<string, string>;

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    document = await apiDocument(platform.api);
    const { api } = platform;
    people = {
      brand: await freshBrand(api),
      influencer: await freshInfluencer(api),
      support: await freshAdmin(api, database, 'support'),
      finance: await freshAdmin(api, database, 'finance'),
      super: await freshAdmin(api, database),
    };
    theirs = await thingsOfOthers();
  });
  afterAll(async () => {
    await database.close();
    await platform.close();
  });

  /** An id per family of routes, of things in which nobody above takes part. */
  const thingsOfOthers = async (): Promise<Record<string, string>> => {
    const { influencer, gig } = await bookableInfluencer(platform.api);
    const brand = await freshBrand(platform.api);
    const booking = await confirmedBooking(brand.api, gig.id);
    return {
      bookings: booking.id,
      payments: booking.payment.id,
      gigs: (await draftGig(influencer.api)).id,
      conversations: (await conversationWith(brand, influencer)).id,
    };
  };

  const guarded = () => document.routes.filter(({ permissions }) => permissions !== null);
  const maySend = (role: AccessRole, { permissions }: DocumentedRoute) =>
    (permissions ?? []).every((permission) => permissionsOf(role).some((granted) => granted === permission));
  const ask = (route: DocumentedRoute, person: Person | null, id = NOBODYS): Promise<ApiResponse<unknown>> =>
    (person?.api ?? platform.api).send(route.method, pathWith(route, id));

  /** The routes for which something does not hold, with what was answered instead. */
  const exceptions = async (
    routes: DocumentedRoute[],
    answer: (route: DocumentedRoute) => Promise<unknown>,
    expected: unknown,
  ) => {
    const found: string[] = [];
    for (const route of routes) {
      const got = await answer(route);
      if (JSON.stringify(got) !== JSON.stringify(expected))
        found.push(`${route.name}: ${JSON.stringify(got)}`);
    }
    return found;
  };

  it('is closed to nobody in particular unless it is public', async () => {
    expect(guarded().length).toBeGreaterThan(50);
    const answer = (route: DocumentedRoute) => refused(ask(route, null));
    expect(await exceptions(guarded(), answer, [401, 'token_missing'])).toEqual([]);
  });

  it.each(ACCESS_ROLES)('is closed to the role %s without its permission', async (role) => {
    const closed = guarded().filter((route) => !maySend(role, route));
    expect(closed.length).toBeGreaterThan(0);
    const answer = (route: DocumentedRoute) => refused(ask(route, people[role]));
    expect(await exceptions(closed, answer, [403, 'permission_denied'])).toEqual([]);
  });

  it.each(ACCESS_ROLES)('answers the role %s, which has its permission, as declared', async (role) => {
    // What has no id in its address and changes something may end the session that walks.
    const open = guarded().filter(
      (route) => maySend(role, route) && (route.method === 'GET' || route.path.includes('{')),
    );
    const answer = async (route: DocumentedRoute) => {
      const { status } = await ask(route, people[role]);
      return route.statuses.includes(status) && status < 500 && status !== 401 ? 'as declared' : status;
    };
    expect(await exceptions(open, answer, 'as declared')).toEqual([]);
  });

  it.each(['brand', 'influencer'] as const)(
    'tells a strange %s nothing of the things of others',
    async (role) => {
      const about = guarded().filter(
        (route) => maySend(role, route) && theirs[familyOf(route)] && route.path.includes('/{'),
      );
      expect(about.length).toBeGreaterThan(5);
      const answer = async (route: DocumentedRoute) => {
        const [of, none] = await Promise.all([
          ask(route, people[role], theirs[familyOf(route)]),
          ask(route, people[role]),
        ]);
        const told = [of, none].map(({ status, body }) => `${status} ${(body as { code?: string }).code}`);
        return told[0] === told[1] && of.status >= 400 ? 'nothing' : told;
      };
      expect(await exceptions(about, answer, 'nothing')).toEqual([]);
    },
  );

  it('declares how it refuses, whoever may call it', () => {
    const silent = guarded().filter(
      ({ statuses }) => ![401, 403, 429].every((status) => statuses.includes(status)),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
    const withId = guarded().filter(({ path, statuses }) => path.includes('{id}') && !statuses.includes(404));
    expect(withId.map(({ name }) => name)).toEqual([]);
  });
});

const familyOf = ({ path }: DocumentedRoute): string => path.split('/')[1] ?? '';
