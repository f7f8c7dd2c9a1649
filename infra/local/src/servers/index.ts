export { type Server, type ServerName, type ServerOptions } from './server';
export { EMBEDDED_DOCUMENTDB } from './documentdb';
export {
  type Servers,
  type StartingServers,
  type StartServersOptions,
  recordsFolder,
  startServers,
  withoutCredentials,
} from './start-servers';
