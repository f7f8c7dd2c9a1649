import type { Gig } from '@noillin/catalog';
import type { GigDto } from './dto/gig.dto';

/** A gig as the API shows it: timing stands beside the other fields, times are texts. */
export const gigView = ({ timing, limits, createdAt, updatedAt, ...gig }: Gig): GigDto => ({
  ...gig,
  ...timing,
  maxBookingsPerDay: limits.maxPerDay,
  maxBookingsPerWeek: limits.maxPerWeek,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
