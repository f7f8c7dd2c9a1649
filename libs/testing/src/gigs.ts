import { type ApiClient } from './api-client';
import { freshInfluencer, type NewPerson, type Person } from './people';
import { succeeded } from './succeeded';
import { type GigView, type SlotView } from './views';

export interface WeeklyRule {
  /** 1 (Monday) to 7. */
  weekday: number;
  start: string;
  end: string;
}

/** Every day, the same hours. */
export function everyDay(start = '09:00', end = '17:00'): WeeklyRule[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start, end }));
}

/** Opens an influencer's calendar; all day, all week unless told otherwise. */
export async function openWeek(
  api: ApiClient,
  timezone = 'UTC',
  weekly = everyDay('00:00', '24:00'),
): Promise<void> {
  await succeeded(api.put('/availability/rules', { timezone, weekly }));
}

/** What `POST /gigs` accepts for a single gig; a test names only what matters to it. */
export const GIG = {
  type: 'single',
  title: 'Launch reel',
  description: 'One reel of 30 seconds, filmed and cut.',
  category: 'beauty',
  price: { amount: 250_000, currency: 'INR' },
  durationMinutes: 60,
  minNoticeMinutes: 0,
  horizonDays: 30,
};

export function draftGig(api: ApiClient, choices: object = {}): Promise<GigView> {
  return succeeded(api.post<GigView>('/gigs', { ...GIG, ...choices }));
}

export async function publishedGig(api: ApiClient, choices: object = {}): Promise<GigView> {
  const { id } = await draftGig(api, choices);
  return succeeded(api.post<GigView>(`/gigs/${id}/publish`));
}

/** An influencer who is free all week and sells one gig. */
export async function bookableInfluencer(
  api: ApiClient,
  choices: { person?: NewPerson; gig?: object; timezone?: string; weekly?: WeeklyRule[] } = {},
): Promise<{ influencer: Person; gig: GigView }> {
  const influencer = await freshInfluencer(api, choices.person);
  await openWeek(influencer.api, choices.timezone, choices.weekly);
  return { influencer, gig: await publishedGig(influencer.api, choices.gig) };
}

/** The slots of a gig from tomorrow on (UTC), soonest first. */
export async function slotsOf(api: ApiClient, gigId: string, days = 3): Promise<SlotView[]> {
  const query = { from: dateIn(1), to: dateIn(1 + days) };
  const { items } = await succeeded(api.get<{ items: SlotView[] }>(`/gigs/${gigId}/slots`, { query }));
  return items;
}

/** The UTC date in so many days, `YYYY-MM-DD`. */
export function dateIn(days: number): string {
  return new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);
}
