import { MAX_BSON_BYTES, MAX_MESSAGE_BYTES, MAX_WRITE_BATCH } from '../wire/protocol';
import { LocalCommand, LocalContext } from './command';

/** MongoDB 7.0: the newest whose commands DocumentDB covers. */
const WIRE_VERSION = 21;
const SESSION_TIMEOUT_MINUTES = 30;

/**
 * Announces the only member of a replica set, which is what makes drivers allow transactions. While PostgreSQL is away
 * it is no primary, so drivers wait for one as they do during an election. No topologyVersion: drivers then poll.
 */
async function describeServer({ request, gateway, client }: LocalContext, primaryField: string) {
  const isPrimary = await gateway.pool.isReachable();
  const { address, options } = gateway;
  return {
    ...(request.elements.has('helloOk') ? { helloOk: true } : {}),
    [primaryField]: isPrimary,
    secondary: !isPrimary,
    setName: options.setName,
    setVersion: 1,
    hosts: [address],
    ...(isPrimary ? { primary: address } : {}),
    me: address,
    maxBsonObjectSize: MAX_BSON_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: MAX_WRITE_BATCH,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: SESSION_TIMEOUT_MINUTES,
    connectionId: client.id,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
    ok: 1,
  };
}

export const hello: LocalCommand = (context) => describeServer(context, 'isWritablePrimary');
export const isMaster: LocalCommand = (context) => describeServer(context, 'ismaster');
