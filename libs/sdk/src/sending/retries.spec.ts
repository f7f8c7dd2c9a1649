import { withRetries, type OutgoingRequest, type RetryPolicy } from './retries';

const GET: OutgoingRequest = { url: 'http://x/', method: 'GET', headers: {}, repeatable: true };
const POST: OutgoingRequest = { ...GET, method: 'POST', repeatable: false };

const answer = (status: number, retryAfter?: string): Response =>
  new Response('', { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } });

/** Sends through the policy to a server that answers as listed; an Error is a connection that broke. */
const send = async (
  request: OutgoingRequest,
  answers: (Response | Error)[],
  policy: Partial<RetryPolicy> = {},
) => {
  const pauses: number[] = [];
  let sent = 0;
  const sending = withRetries(
    async () => {
      const next = answers[sent++];
      if (next instanceof Response) return next;
      throw next ?? new Error('one try too many');
    },
    { maxRetries: 2, maxPauseMs: 30_000, pause: async (ms) => void pauses.push(ms), ...policy },
  )(request);
  const outcome = await sending.then(
    ({ status }) => status,
    (error: Error) => error.message,
  );
  return { outcome, sent, pauses };
};

describe('sending again', () => {
  it('waits as long as the answer asks for', async () => {
    const run = await send(GET, [answer(429, '3'), answer(503, '1'), answer(200)]);
    expect(run).toEqual({ outcome: 200, sent: 3, pauses: [3_000, 1_000] });
  });

  it('sends anything again that a 429 has refused beforehand', async () => {
    expect(await send(POST, [answer(429, '3'), answer(200)])).toMatchObject({ outcome: 200, sent: 2 });
  });

  it('sends once what may have been done and is not repeatable', async () => {
    expect(await send(POST, [answer(503, '1')])).toMatchObject({ outcome: 503, sent: 1 });
    expect(await send(POST, [new Error('reset')])).toMatchObject({ outcome: 'reset', sent: 1 });
  });

  it('sends it again when it is repeatable: by its nature or by its key', async () => {
    const withKey = { ...POST, repeatable: true };
    for (const request of [GET, withKey])
      expect(await send(request, [new Error('reset'), answer(503), answer(200)])).toMatchObject({
        outcome: 200,
        sent: 3,
      });
  });

  it('waits for a first try that is still at work, and not for another conflict', async () => {
    expect(await send(GET, [answer(409, '1'), answer(200)])).toMatchObject({ outcome: 200, sent: 2 });
    expect(await send(GET, [answer(409)])).toMatchObject({ outcome: 409, sent: 1 });
  });

  it('gives up after so many tries, and at once when the pause would be too long', async () => {
    expect(await send(GET, [answer(503), answer(503), answer(503)])).toMatchObject({ outcome: 503, sent: 3 });
    expect(await send(GET, [answer(429, '31')])).toEqual({ outcome: 429, sent: 1, pauses: [] });
    expect(await send(GET, [answer(503)], { maxRetries: 0 })).toMatchObject({ outcome: 503, sent: 1 });
  });

  it('waits longer each time where nobody says how long', async () => {
    const { pauses } = await send(GET, [answer(503), answer(503), answer(200)]);
    expect(pauses[0]).toBeGreaterThanOrEqual(250);
    expect(pauses[0]).toBeLessThanOrEqual(500);
    expect(pauses[1]).toBeGreaterThanOrEqual(500);
    expect(pauses[1]).toBeLessThanOrEqual(1_000);
  });

  it('leaves refusals that will not change as they are', async () => {
    for (const status of [400, 401, 403, 404, 422, 500])
      expect(await send(GET, [answer(status)])).toMatchObject({ outcome: status, sent: 1 });
  });

  it('ends its pause when it is told to', async () => {
    const abort = new AbortController();
    const sending = withRetries(
      async () => {
        setTimeout(() => abort.abort(new Error('enough')));
        return answer(429, '20');
      },
      { maxRetries: 2, maxPauseMs: 30_000 },
    )({ ...GET, signal: abort.signal });
    await expect(sending).rejects.toThrow('enough');
  });
});
