import {
  type BookingStatus,
  type GigStatus,
  type GigType,
  type Money,
  type PaymentStatus,
} from '@noillin/contracts';

/** What the API answers, as far as tests look at it. */
export interface UserView {
  id: string;
  email: string;
  role: 'brand' | 'influencer' | 'admin';
  displayName: string;
}

export interface SessionView {
  user: UserView;
  accessToken: string;
  refreshToken: string;
  /** Seconds. */
  expiresIn: number;
}

export interface GigView {
  id: string;
  type: GigType;
  title: string;
  status: GigStatus;
  price: Money;
  durationMinutes: number;
  members: {
    influencerId: string;
    shareBps: number;
    required: boolean;
    status: 'invited' | 'accepted' | 'declined';
  }[];
}

export interface SlotView {
  start: string;
  end: string;
  /** Who is in; group gigs only. */
  members?: string[];
}

export interface BookingView {
  id: string;
  gigId: string;
  brandId: string;
  memberIds: string[];
  start: string;
  end: string;
  status: BookingStatus;
  holdExpiresAt: string | null;
  price: Money;
  latePayment?: 'rebooked' | 'refunded' | null;
  payment: {
    id: string;
    status: PaymentStatus;
    provider: string;
    checkoutUrl: string;
    clientSecret?: string;
  };
}

export interface ListView<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface SearchView<Item> {
  items: Item[];
  total: number;
  engine: string;
}

export interface ConversationView {
  id: string;
  lastSeq: number;
  unread: number;
}
