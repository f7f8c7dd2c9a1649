import { type Group, type Person, askForSlot, dateIn, freshGroup, publishedGroupGig } from '@noillin/testing';
import { Database, type PlatformUnderTest, crowdOfBrands, openPlatform, outcomes, size } from '../support';

const ROUNDS = size(8, 50);
const MEMBERS = 5;
const TIMES = { durationMinutes: 60, slotStepMinutes: 30, horizonDays: ROUNDS + 5 };

/**
 * Two groups whose members overlap are booked at the same moment. The slot lock does not decide between different starts,
 * so the calendars have to, and they must neither split a group nor wait for each other.
 */
describe('overlapping groups booked at once', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let brands: Person[];
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    brands = await crowdOfBrands(platform.api, 4);
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  /** Who is taken on a day, and by which booking. */
  const claimsOn = async (people: readonly Person[], day: string): Promise<[string, string][]> => {
    const rows = await database.find<{ claims: { bookingId: string }[] }>('calendar_days', {
      _id: { $in: people.map(({ user }) => `${user.id}:${day}`) },
    });
    return rows.flatMap(({ _id, claims }) =>
      claims.map(({ bookingId }): [string, string] => [_id.slice(0, -day.length - 1), bookingId]),
    );
  };

  /** Every brand asks for one of the groups in turn; the second group half an hour later than the first, or at the same time. */
  const compete = async (groups: readonly Group[], round: number, day: string) => {
    const times = round % 3 === 0 ? ['10:00', '10:00'] : ['10:00', '10:30'];
    const attempts = brands.map(async ({ api }, turn) => {
      const index = (turn + round) % 2;
      const group = groups[index] as Group;
      return { group, answer: await askForSlot(api, group.gig.id, `${day}T${times[index]}:00.000Z`) };
    });
    return Promise.all(attempts);
  };

  it.each([
    ['the same five, in opposite order', 0],
    ['three of five in both, in opposite order', 2],
  ])(
    `have one winner and no partial claim: %s, ${ROUNDS} rounds`,
    async (_name, apart) => {
      const people = await freshGroup(platform.api, MEMBERS + apart);
      const sides = [people.slice(0, MEMBERS), people.slice(apart).reverse()];
      const groups = await Promise.all(sides.map((members) => publishedGroupGig(members, TIMES)));
      for (let round = 0; round < ROUNDS; round += 1) {
        const day = dateIn(2 + round);
        const attempts = await compete(groups, round, day);
        const told = outcomes(attempts.map(({ answer }) => answer));
        expect({ round, ...told }).toEqual({ round, '201': 1, '409 slot_taken': brands.length - 1 });
        const won = attempts.find(({ answer }) => answer.status === 201);
        const whole = won?.group.members.map(({ user }) => [user.id, won.answer.body.id]) ?? [];
        expect((await claimsOn(people, day)).sort()).toEqual(whole.sort());
      }
    },
    400_000,
  );
});
