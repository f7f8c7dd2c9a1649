import { type Instance } from '../instance';
import { type ProcessSpec, type SupervisedProcess } from '../processes';

export type ServerName = 'mongo' | 'redis' | 'rabbitmq' | 'meilisearch' | 'mail';

/** A backing server that can be used now. */
export interface Server {
  name: ServerName;
  url: string;
  /** How it was found, for people: "redis-server 7.0.15 on PATH". */
  how: string;
  /** Whether this instance started it; one given by URL is never stopped or killed. */
  isOurs: boolean;
  /** Up again after `stop` or `kill`, with the data it had. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** For drills: ends it without a chance to tidy up. */
  kill(): Promise<void>;
  pids(): number[];
}

export interface ServerOptions {
  rabbitmqManagement?: boolean;
}

/** What a server needs to be found and started. */
export interface ServerContext {
  instance: Instance;
  options: ServerOptions;
  /** Says what is being done, for the progress line. */
  say(text: string): void;
  /** Aborted when the platform is to end: installations stop, nothing more is started. */
  interruption: AbortSignal;
  supervise(spec: ProcessSpec): SupervisedProcess;
}

export type StartServer = (context: ServerContext) => Promise<Server>;
