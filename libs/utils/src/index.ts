export * from './clock';
export * from './context';
export * from './cursor';
export * from './ids';
export * from './lifecycle';
export * from './shared-work';
