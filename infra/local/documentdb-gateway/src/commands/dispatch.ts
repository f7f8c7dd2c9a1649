import { setTimeout as delay } from 'node:timers/promises';
import { isRetryableRace } from '../errors/classify';
import { Code } from '../errors/codes';
import { MongoError } from '../errors/mongo-error';
import { DatabaseCommand, DatabaseContext, LocalContext, Reply, RetryCommand } from './command';
import { MAX_ATTEMPTS, raceBackoff } from './race-backoff';
import { databaseCommands, localCommands, refusedInTransaction } from './registry';

/** Runs a command to its answer; throws what `errorReply` turns into one. */
export async function dispatch(context: LocalContext): Promise<Reply> {
  const { request } = context;
  const local = localCommands.get(request.name);
  if (local) return local(context);
  const command = databaseCommands.get(request.name);
  if (!command) throw new MongoError(Code.CommandNotFound, `no such command: '${request.name}'`);
  return request.inTransaction ? runInTransaction(context, command) : runWithRetries(context, command);
}

function runInTransaction(context: LocalContext, command: DatabaseCommand): Promise<Reply> {
  const { gateway, request, client } = context;
  const transaction = gateway.transactions.of(request, client);
  return transaction.run((session) => {
    if (refusedInTransaction.has(request.name))
      throw new MongoError(
        Code.OperationNotSupportedInTransaction,
        `Cannot run '${request.name}' in a multi-document transaction.`,
      );
    return command({ ...context, session, transaction, mayRetry: false, keepsSession: false });
  });
}

/** Like MongoDB, repeats a single command that lost a race against others. */
async function runWithRetries(context: LocalContext, command: DatabaseCommand): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    const mayRetry = attempt < MAX_ATTEMPTS;
    try {
      return await runOnce(context, command, mayRetry);
    } catch (error) {
      if (!mayRetry || !(error instanceof RetryCommand || isRetryableRace(error))) throw error;
      await delay(raceBackoff(attempt));
    }
  }
}

async function runOnce(context: LocalContext, command: DatabaseCommand, mayRetry: boolean): Promise<Reply> {
  const session = await context.gateway.pool.acquire();
  const attempt: DatabaseContext = {
    ...context,
    session,
    transaction: undefined,
    mayRetry,
    keepsSession: false,
  };
  try {
    return await command(attempt);
  } finally {
    if (!attempt.keepsSession) context.gateway.pool.release(session);
  }
}
