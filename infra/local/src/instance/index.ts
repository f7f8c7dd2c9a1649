export { createInstance, type Instance, type InstanceName, type InstanceOptions } from './instance';
export { type BackingName, type BackingUrls, URL_VARIABLES } from './backing-urls';
export {
  PORT_NAMES,
  type PortChoices,
  type PortName,
  type Ports,
  parseOffset,
  parsePort,
  planPorts,
  portOption,
  portVariable,
} from './ports';
export { SERVICE_NAMES, type ServiceEnv, type ServiceName } from './service-env';
export { REPOSITORY_ROOT, inRepository } from './repository-root';
