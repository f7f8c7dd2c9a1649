/** A driver's socket, as the sessions know it: transactions and cursors end with the socket that used them last. */
export interface ClientConnection {
  readonly id: number;
  readonly remoteAddress: string;
}
