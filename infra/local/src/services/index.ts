export { Services } from './services';
export { stopLeftoverServices } from './stop-leftover-services';
