export * from './mail.config';
export * from './mail.module';
export * from './mailer';
