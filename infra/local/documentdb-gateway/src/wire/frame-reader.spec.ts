import { FrameReader } from './frame-reader';
import { ProtocolError } from './protocol';

function frame(length: number, fill: number): Buffer {
  const bytes = Buffer.alloc(length, fill);
  bytes.writeInt32LE(length, 0);
  return bytes;
}

describe('FrameReader', () => {
  const stream = Buffer.concat([frame(20, 1), frame(16, 2), frame(300, 3)]);

  it('returns all messages of one chunk', () => {
    expect(new FrameReader().push(stream)).toEqual([frame(20, 1), frame(16, 2), frame(300, 3)]);
  });

  it.each([1, 3, 7, 64])('puts messages together from chunks of %i bytes', (size) => {
    const reader = new FrameReader();
    const messages: Buffer[] = [];
    for (let at = 0; at < stream.length; at += size)
      messages.push(...reader.push(stream.subarray(at, at + size)));
    expect(messages).toEqual([frame(20, 1), frame(16, 2), frame(300, 3)]);
  });

  it('keeps what is incomplete for later', () => {
    const reader = new FrameReader();
    expect(reader.push(stream.subarray(0, 30))).toEqual([frame(20, 1)]);
    expect(reader.push(stream.subarray(30, 36))).toEqual([frame(16, 2)]);
  });

  it.each([0, 15, -1, 100_000_000])('refuses a message of %i bytes', (length) => {
    const bytes = Buffer.alloc(16);
    bytes.writeInt32LE(length, 0);
    expect(() => new FrameReader().push(bytes)).toThrow(ProtocolError);
  });
});
