export * from './access-tokens';
export * from './auth-tokens.module';
export * from './gateway-pass';
export * from './gateway.config';
export * from './jwt.config';
export * from './service-tokens';
export * from './signing-keys';
