/** A member's place that somebody else is asked to take. */
export interface PlaceOffer {
  id: string;
  /** Who is asked. */
  influencerId: string;
  /** What they would get, in minor units: at most what is left of the part of who withdraws. */
  amount: number;
  offeredAt: Date;
}

/** A member wants out of a group booking. They stay booked until it is decided how it goes on. */
export interface Withdrawal {
  id: string;
  /** Who withdraws. */
  memberId: string;
  /** Who said so: the member, or an admin. */
  by: string;
  reason: string | null;
  openedAt: Date;
  /** Until when the brand may decide; afterwards time does. */
  decideBy: Date;
  /** To whom the place is offered now. */
  offer: PlaceOffer | null;
  /** Who did not want it. */
  declinedBy: string[];
}

/** Somebody who took part once. */
export interface FormerMember {
  influencerId: string;
  leftAt: Date;
  /** Who took their place; null where nobody did. */
  replacedBy: string | null;
}
