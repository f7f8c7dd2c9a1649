export * from './boot-app';
export * from './people';
export * from './gigs';
export * from './admin';
