import { ContractViolation } from '../envelope';

/** What a message says: which handler it is for, and the envelope it brings, not yet checked. */
export interface OpenedMessage {
  pattern: string;
  data: unknown;
}

const parse = (content: Buffer): unknown => {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch (error) {
    throw new ContractViolation(`not JSON: ${(error as Error).message}`);
  }
};

/** Reads the outside of a message, in the shape that Nest's RabbitMQ clients write. @throws ContractViolation */
export const openMessage = (content: Buffer): OpenedMessage => {
  const message = parse(content) as { pattern?: unknown; data?: { name?: unknown } | null } | null;
  const pattern = message?.pattern;
  if (typeof pattern !== 'string') throw new ContractViolation('not a message: it has no pattern');
  if (message?.data?.name !== pattern)
    throw new ContractViolation(`what came as ${pattern} is not an event of that name`);
  return { pattern, data: message.data };
};
