import {
  type BookingDto,
  type ConversationDto,
  type GigDto,
  type SessionDto,
  type SlotDto,
  type UserDto,
} from '@noillin/sdk';

/** What the API answers. */
export type UserView = UserDto;
/** Tests are no browsers: their refresh tokens come in the answer. */
export type SessionView = SessionDto & { refreshToken: string };
export type GigView = GigDto;
export type SlotView = SlotDto;
export type BookingView = BookingDto;
export type ConversationView = ConversationDto;

export interface ListView<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface SearchView<Item> {
  items: Item[];
  total: number;
  engine: string;
}
