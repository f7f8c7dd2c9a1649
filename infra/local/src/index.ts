export { type Platform, type PlatformOptions, startPlatform, stopInstance } from './platform';
export {
  type Instance,
  type InstanceOptions,
  REPOSITORY_ROOT,
  SERVICE_NAMES,
  type ServiceEnv,
  type ServiceName,
  createInstance,
} from './instance';
export { type Server, type ServerName, type Servers } from './servers';
export { type Services } from './services';
export {
  type Gateway,
  type GatewayInstance,
  type GatewayLimits,
  PRODUCTION_LIMITS,
  UNHINDERED_LIMITS,
  startGateway,
} from './gateway';
