/** One login on one device. */
export class OwnSessionDto {
  /**
   * Session id.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  id!: string;
  /**
   * What the device calls itself.
   * @example 'Chrome on Windows'
   */
  device!: string;
  /**
   * Client address of the login or the latest refresh.
   * @example '203.0.113.7'
   */
  address!: string;
  /**
   * When it began. UTC, ISO 8601.
   * @example '2026-11-22T09:00:00.000Z'
   */
  createdAt!: string;
  /**
   * The login or the latest refresh. UTC, ISO 8601.
   * @example '2026-11-24T18:30:00.000Z'
   */
  lastUsedAt!: string;
  /**
   * Whether it is the one that asks.
   * @example true
   */
  current!: boolean;
}

/** Every session that could still be used. */
export class OwnSessionListDto {
  /** The session used last comes first. */
  items!: OwnSessionDto[];
}
