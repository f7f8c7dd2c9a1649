import { Test, type TestingModule } from '@nestjs/testing';
import { newId } from '@noillin/utils';
import { infrastructure } from '../broker.fixture';
import { ConsumerModule } from './consumer.module';
import { EventInbox } from './event-inbox';

jest.setTimeout(30_000);

describe('EventInbox', () => {
  let module: TestingModule;
  let inbox: EventInbox;

  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [...infrastructure, ConsumerModule] }).compile();
    await module.init();
    inbox = module.get(EventInbox);
  });
  afterAll(() => module.close());

  it('runs the work of 20 parallel deliveries to its end once', async () => {
    const id = newId();
    let finished = 0;
    const handled = await Promise.all(
      Array.from({ length: 20 }, () =>
        inbox.once('test', id, async () => {
          finished += 1;
        }),
      ),
    );
    expect(handled.filter(Boolean)).toHaveLength(1);
    expect(finished).toBe(1);
    expect(await inbox.once('test', id, () => Promise.reject(new Error('again')))).toBe(false);
  });

  it('keeps consumers apart', async () => {
    const id = newId();
    const work = async () => undefined;
    expect(await inbox.once('one', id, work)).toBe(true);
    expect(await inbox.once('other', id, work)).toBe(true);
  });

  it('leaves no mark when the work fails, so that it can be tried again', async () => {
    const id = newId();
    await expect(inbox.once('test', id, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await inbox.once('test', id, async () => undefined)).toBe(true);
  });

  it('does not mistake a duplicate of the work’s own for an event handled before', async () => {
    const id = newId();
    const duplicate = Object.assign(new Error('E11000 duplicate key'), {
      code: 11000,
      keyPattern: { _id: 1 },
    });
    await expect(inbox.once('test', id, () => Promise.reject(duplicate))).rejects.toThrow('E11000');
  });
});
