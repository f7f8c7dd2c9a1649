import { open, type FileHandle } from 'node:fs/promises';
import type { Operation, Outcome, Task } from '../tasks/task';

/** A line of the journal. */
export type JournalRecord =
  | { kind: 'enqueued'; task: Task; operation: Operation }
  | { kind: 'finished'; uid: number; outcome: Outcome };

/** An append-only file. Records that arrive while others are being written share one write to the disk. */
export class Journal {
  private lines: Buffer[] = [];
  private upcoming: Promise<void> | undefined;
  private tail: Promise<void> = Promise.resolve();

  private constructor(
    private file: FileHandle,
    public bytes: number,
  ) {}

  static async open(path: string): Promise<Journal> {
    const file = await open(path, 'a');
    return new Journal(file, (await file.stat()).size);
  }

  /** Resolves when the record is on the disk. After a failed write every later one fails too. */
  append(record: JournalRecord): Promise<void> {
    this.lines.push(Buffer.from(`${JSON.stringify(record)}\n`));
    return (this.upcoming ??= this.enqueue(() => this.flush()));
  }

  /** Goes on in another file, once all that was appended before is in this one. */
  moveTo(path: string): Promise<void> {
    const moved = this.enqueue(async () => {
      await this.file.close();
      this.file = await open(path, 'a');
      this.bytes = 0;
    });
    this.upcoming = undefined;
    return moved;
  }

  async close(): Promise<void> {
    await this.tail;
    await this.file.close();
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    this.tail = this.tail.then(work);
    return this.tail;
  }

  private async flush(): Promise<void> {
    const batch = this.lines;
    this.lines = [];
    this.upcoming = undefined;
    for (const line of batch) {
      await this.file.appendFile(line);
      this.bytes += line.length;
    }
    await this.file.datasync();
  }
}
