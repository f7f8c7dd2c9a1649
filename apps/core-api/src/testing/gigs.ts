import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { SessionDto } from '../auth/dto/session.dto';
import type { GigDto } from '../gigs/dto/gig.dto';
import { bearer } from './people';

/** What an influencer sends to create a gig, unless a test says otherwise. */
export const gigBody = (change: object = {}) => ({
  type: 'single',
  title: 'Recipe reel',
  description: 'A 60-second reel.',
  category: 'food',
  price: { amount: 250_000, currency: 'INR' },
  durationMinutes: 60,
  ...change,
});

/** A gig of the owner, by the API, published unless `publish` is false. */
export const createGig = async (
  app: NestFastifyApplication,
  owner: Pick<SessionDto, 'accessToken'>,
  change: object = {},
  publish = true,
): Promise<GigDto> => {
  const post = (url: string, payload?: object) =>
    app.inject({ method: 'POST', url: `/api/v1/${url}`, payload, headers: bearer(owner) });
  const created = await post('gigs', gigBody(change));
  if (created.statusCode !== 201)
    throw new Error(`creating a gig answered ${created.statusCode}: ${created.body}`);
  const draft = created.json<GigDto>();
  return publish ? (await post(`gigs/${draft.id}/publish`)).json<GigDto>() : draft;
};

/** The same window on every day of the week, as rules. */
export const everyDay = (start: string, end: string, timezone = 'UTC') => ({
  timezone,
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start, end })),
});
