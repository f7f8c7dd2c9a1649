export const DELIVERY_STATUSES = ['pending', 'succeeded', 'failed'] as const;
/** `failed`: given up; it is sent again when its owner says so. */
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One try to deliver. */
export interface Attempt {
  at: Date;
  durationMs: number;
  /** HTTP status; null where no answer came. */
  status: number | null;
  /** The beginning of the answer. */
  response: string;
  /** Why it does not count as delivered; null when it does. */
  error: string | null;
}

/** One event on its way to one endpoint. */
export interface Delivery {
  id: string;
  endpointId: string;
  ownerId: string;
  eventId: string;
  type: string;
  /** What is sent, to the byte. */
  body: string;
  status: DeliveryStatus;
  /** Attempts in a row since it was made or sent again by hand. */
  tries: number;
  /** When it is tried next; null when it is not. */
  nextAttemptAt: Date | null;
  /** The latest attempts, oldest first. */
  attempts: Attempt[];
  createdAt: Date;
}

export type NewDelivery = Pick<Delivery, 'endpointId' | 'ownerId' | 'eventId' | 'type' | 'body'>;
