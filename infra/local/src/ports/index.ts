export { assertPortsFree } from './assert-ports-free';
export { portsToListenOn } from './ports-to-listen-on';
