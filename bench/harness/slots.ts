import {
  type ApiClient,
  type GigView,
  type Person,
  bookableGroup,
  bookableInfluencer,
  dateIn,
  freshBrand,
} from '@noillin/testing';

/** A gig with an open calendar, a brand that wants it, and starts that are all free and far enough from each other. */
export interface BookableGig {
  gig: GigView;
  influencer: Person;
  brand: Person;
  starts: string[];
}

const DURATION_MINUTES = 30;
const FIRST_DAY = 2;
const DAYS = 80;
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/**
 * Starts are spread over the days first: consecutive ones meet calendars that are equally full.
 * @throws UnexpectedAnswer when the platform does not let the gig be published
 */
export async function bookableGig(api: ApiClient): Promise<BookableGig> {
  const choices = { durationMinutes: DURATION_MINUTES, horizonDays: FIRST_DAY + DAYS + 1 };
  const { influencer, gig } = await bookableInfluencer(api, { gig: choices });
  return { influencer, gig, brand: await freshBrand(api), starts: startsByDay() };
}

/** As bookableGig, of so many influencers, all of whom are required. */
export async function bookableGroupGig(
  api: ApiClient,
  size: number,
): Promise<Pick<BookableGig, 'gig' | 'brand' | 'starts'>> {
  const choices = { durationMinutes: DURATION_MINUTES, horizonDays: FIRST_DAY + DAYS + 1 };
  const { gig } = await bookableGroup(api, size, choices);
  return { gig, brand: await freshBrand(api), starts: startsByDay() };
}

function startsByDay(): string[] {
  const days = Array.from({ length: DAYS }, (_, index) => dateIn(FIRST_DAY + index));
  return HOURS.flatMap((hour) => days.map((day) => `${day}T${hour}:00:00.000Z`));
}
