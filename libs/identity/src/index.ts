export * from './identity.module';
export * from './sessions/sessions';
export * from './users/email-key';
export * from './users/user';
export * from './users/users.repository';
