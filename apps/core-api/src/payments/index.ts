export * from './own-payments';
export * from './payments.module';
