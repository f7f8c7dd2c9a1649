/** Operation codes of the MongoDB wire protocol that drivers still send. */
export const Opcode = { reply: 1, query: 2004, message: 2013 } as const;

export const HEADER_BYTES = 16;
export const MAX_BSON_BYTES = 16_777_216;
export const MAX_MESSAGE_BYTES = 48_000_000;
export const MAX_WRITE_BATCH = 25_000;

/** A peer that breaks the protocol: its socket is closed, nobody else's. */
export class ProtocolError extends Error {}
