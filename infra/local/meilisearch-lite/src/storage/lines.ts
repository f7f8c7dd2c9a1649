import { open, truncate } from 'node:fs/promises';

const NEWLINE = 10;
const CHUNK_BYTES = 1 << 20;

/** The complete lines of a file. A last line without its end was being written when the process died: it is cut off. */
export async function* completeLines(path: string): AsyncGenerator<string> {
  const file = await open(path, 'r');
  let rest: Buffer = Buffer.alloc(0);
  let consumed = 0;
  try {
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: CHUNK_BYTES })) {
      const data: Buffer = Buffer.concat([rest, chunk as Buffer]);
      let from = 0;
      for (let end = data.indexOf(NEWLINE, from); end >= 0; end = data.indexOf(NEWLINE, from)) {
        yield data.toString('utf8', from, end);
        from = end + 1;
      }
      consumed += from;
      rest = data.subarray(from);
    }
  } finally {
    await file.close();
  }
  if (rest.length > 0) await truncate(path, consumed);
}
