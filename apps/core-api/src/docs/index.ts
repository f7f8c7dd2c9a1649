export * from './api-problems.decorator';
export * from './deprecated-route.decorator';
