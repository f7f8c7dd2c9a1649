/** One party's line of an amount. */
export interface Line {
  /** Null for the platform. */
  influencerId: string | null;
  /** Minor units. */
  amount: number;
}
