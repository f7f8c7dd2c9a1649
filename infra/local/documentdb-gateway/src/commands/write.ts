import { Sql } from '../postgres/sql';
import { booleanField, bytesField, Statement } from '../postgres/statement';
import { encode } from '../wire/bson-codec';
import { DatabaseCommand } from './command';
import { settleWrite } from './write-errors';

/** insert, update or delete. DocumentDB's answer goes back untouched unless it reports errors. */
function write(statement: Statement): DatabaseCommand {
  return async (context) => {
    const { database, body, sequence } = context.request;
    const [row] = await context.session.query(statement, database, body, sequence);
    const answer = bytesField(row);
    if (booleanField(row?.[1]) && !answer.includes('writeErrors')) return answer;
    const reply = await settleWrite(context, statement, answer);
    // MongoDB aborts a transaction on any write error, and still answers with the error's details.
    if (reply.writeErrors?.length) await context.transaction?.rollBack();
    return encode(reply);
  };
}

export const insert = write(Sql.insert);
export const update = write(Sql.update);
export const remove = write(Sql.delete);
