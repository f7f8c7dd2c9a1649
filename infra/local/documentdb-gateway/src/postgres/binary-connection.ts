import { Connection } from 'pg';
import type { Duplex } from 'node:stream';
import { BinaryParser } from './binary-parser';

/** The parts of pg's Connection that its typings leave out. */
interface OpenConnection extends Connection {
  attachListeners(stream: Duplex): void;
}
const OpenConnection = Connection as unknown as new (config: object) => OpenConnection;

/** A pg connection that reads rows as bytes. */
export class BinaryConnection extends OpenConnection {
  constructor() {
    super({ keepAlive: true });
  }

  override attachListeners(stream: Duplex): void {
    const parser = new BinaryParser();
    stream.on('data', (bytes: Buffer) =>
      parser.parse(bytes, (message) => {
        this.emit(message.name === 'error' ? 'errorMessage' : message.name, message);
      }),
    );
  }
}
