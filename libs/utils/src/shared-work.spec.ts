import { SharedWork } from './shared-work';

describe('shared work', () => {
  const counting = () => {
    let done = 0;
    return jest.fn(async () => ++done);
  };

  it('is done once for everybody who asks while it runs', async () => {
    const shared = new SharedWork<number>();
    const work = counting();
    const outcomes = await Promise.all([1, 2, 3].map(() => shared.run('gig', work)));
    expect([outcomes, work.mock.calls.length]).toEqual([[1, 1, 1], 1]);
  });

  it('is done again for whoever asks after its end', async () => {
    const shared = new SharedWork<number>();
    const work = counting();
    expect([await shared.run('gig', work), await shared.run('gig', work)]).toEqual([1, 2]);
  });

  it('keeps keys apart', async () => {
    const shared = new SharedWork<number>();
    const work = counting();
    expect(await Promise.all([shared.run('one', work), shared.run('other', work)])).toEqual([1, 2]);
  });

  it('fails for everybody who waits, and not for the next', async () => {
    const shared = new SharedWork<number>();
    const failing = async (): Promise<number> => Promise.reject(new Error('no answer'));
    const outcomes = await Promise.allSettled([shared.run('gig', failing), shared.run('gig', failing)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await shared.run('gig', async () => 1)).toBe(1);
  });
});
