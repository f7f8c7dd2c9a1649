import { CancellationAmountDto } from './cancellation.dto';

/** A place in a group booking that an influencer is asked to take. */
export class PlaceOfferDto {
  /** The booking; it answers `not_found` to whoever is asked until they have accepted. */
  bookingId!: string;
  /** The gig that was booked. */
  gigId!: string;
  /** Title of the gig when it was booked. */
  gigTitle!: string;
  /** Who booked. */
  brandId!: string;
  /**
   * UTC, ISO 8601.
   * @example '2026-11-24T09:00:00.000Z'
   */
  start!: string;
  /**
   * UTC, ISO 8601.
   * @example '2026-11-24T10:00:00.000Z'
   */
  end!: string;
  /** What the influencer gets for it, after the platform's fee. */
  amount!: CancellationAmountDto;
  /**
   * Until when it can be answered. UTC, ISO 8601.
   * @example '2026-11-23T09:00:00.000Z'
   */
  expiresAt!: string;
}

export class PlaceOfferListDto {
  /** Those that start first at the head; at most a hundred. */
  items!: PlaceOfferDto[];
}
