export * from './access/current-user.decorator';
export * from './access/public.decorator';
export * from './access/refused-requests';
export * from './access/require-permissions.decorator';
export * from './access/route-record';
export * from './account/confirm-owner';
export * from './auth.module';
