import { inRepository } from '../instance';
import { type SupervisedProcess, waitUntil } from '../processes';
import { startOwnServer } from './own-server';
import { postgresProcess } from './postgres';
import { provisionDocumentdb } from './provision';
import { hasTransactions, hello } from './replica-set';
import { type Server, type ServerContext } from './server';

/** How a `mongo` server that is ours came to be; behind it PostgreSQL listens on the instance's `postgres` port. */
export const EMBEDDED_DOCUMENTDB = 'embedded (DocumentDB on PostgreSQL)';

const GATEWAY = inRepository('infra/local/documentdb-gateway/dist/main.js');

/** The embedded default: PostgreSQL with DocumentDB, and our gateway in front of it that speaks MongoDB's protocol. */
export async function startDocumentdb(context: ServerContext): Promise<Server> {
  const root = await provisionDocumentdb(context);
  context.say('starting PostgreSQL');
  const processes = [await postgresProcess(root, context), gatewayProcess(context)];
  const url = context.instance.backing.mongo;
  return startOwnServer({ name: 'mongo', url, how: EMBEDDED_DOCUMENTDB }, processes);
}

function gatewayProcess(context: ServerContext): SupervisedProcess {
  const { ports } = context.instance;
  const uri = `mongodb://127.0.0.1:${ports.mongo}/?directConnection=true`;
  const answers = async (): Promise<boolean> => {
    const answer = await hello(uri, 500);
    return answer !== null && hasTransactions(answer);
  };
  return context.supervise({
    name: 'documentdb-gateway',
    program: process.execPath,
    args: [GATEWAY],
    env: { PATH: process.env['PATH'], ...gatewayEnv(ports.mongo, ports.postgres) },
    ready: (signal) => waitUntil('the DocumentDB gateway answers', answers, { timeoutMs: 20_000, signal }),
  });
}

export function gatewayEnv(port: number, postgresPort: number): Record<string, string> {
  return {
    GATEWAY_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    PGHOST: '127.0.0.1',
    PGPORT: String(postgresPort),
  };
}
