/** A person's calendar address, without its secret. */
export class FeedDto {
  /**
   * When the address was made; UTC, ISO 8601.
   * @example '2026-11-23T09:00:00.000Z'
   */
  issuedAt!: string;
}

/** A new calendar address. */
export class IssuedFeedDto extends FeedDto {
  /**
   * What to subscribe to in a calendar program. Whoever knows it can read one's bookings; it is shown this once.
   * @example 'https://noillin.example/api/v1/calendar/feeds/3q2-7wAAb0pQ9yJ4.ics'
   */
  url!: string;
}
