export * from './deliver-events';
export * from './let-late-payers-pay';
export * from './pay-later';
export * from './sandbox-event';
export * from './sandbox-payment';
export { SandboxPayments } from './sandbox-payments.repository';
export * from './sandbox.module';
export * from './signature';
export * from './simulate-payment';
