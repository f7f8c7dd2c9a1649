import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import type { Notification } from './notification';

export interface NotificationDocument extends Stored, Omit<Notification, 'id'> {}

const text = { type: String, required: true };

export const NotificationSchema = defineSchema<NotificationDocument>(
  {
    userId: text,
    eventId: text,
    type: text,
    title: text,
    body: text,
    data: { type: Schema.Types.Mixed, default: {} },
    mail: text,
    readAt: { type: Date, default: null },
    mailedAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'notifications' },
);
// An event notifies a user at most once.
NotificationSchema.index({ userId: 1, eventId: 1 }, { unique: true });
// A person's notifications, newest first.
NotificationSchema.index({ userId: 1, _id: -1 });
// What a person has not read: for marking all as read, and for not repeating what still waits to be read.
NotificationSchema.index({ userId: 1, readAt: 1, type: 1 });
