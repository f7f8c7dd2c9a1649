export * from './is-language-tag';
export * from './is-local-date';
export * from './is-time-zone';
export * from './omittable';
export * from './trimmed';
export * from './without-undefined';
