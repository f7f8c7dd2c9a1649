export { createServer, type MeilisearchLite } from './server';
export { optionsFromEnvironment, type ServerOptions } from './options';
