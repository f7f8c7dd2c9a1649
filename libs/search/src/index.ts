export * from './documents/gig-document';
export * from './documents/influencer-document';
export * from './indexes';
export * from './indexing/search-index';
export * from './query/search-queries';
export * from './search.config';
export { SearchClient } from './search-client';
export * from './search.module';
