export * from './notification';
export { NotificationRepository } from './notification.repository';
export * from './notification-view';
export * from './notifications.module';
