export { createGateway } from './server';
export type { Gateway } from './server';
export type { GatewaySettings, PostgresOptions } from './options';
