export * from './access-tokens';
export * from './auth-tokens.module';
export * from './jwt.config';
export * from './service-tokens';
export * from './signing-keys';
