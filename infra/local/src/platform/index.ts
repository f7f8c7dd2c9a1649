export { type Platform, type PlatformOptions, startPlatform } from './platform';
export { stopInstance } from './stop-instance';
export { supervisorOf } from './claim';
export { savedPorts } from './saved-ports';
