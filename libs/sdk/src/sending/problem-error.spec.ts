import { ProblemError } from './problem-error';

const answer = (body: unknown, init: ResponseInit = { status: 409 }): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), init);

const PROBLEM = {
  code: 'slot_taken',
  status: 409,
  detail: 'Taken.',
  title: 'Conflict',
  type: 'x',
  requestId: 'r-1',
};

describe('ProblemError', () => {
  it('has what the problem says', async () => {
    const errors = [{ field: 'start', message: 'must be an instant' }];
    expect(await ProblemError.from(answer({ ...PROBLEM, errors }))).toMatchObject({
      code: 'slot_taken',
      status: 409,
      detail: 'Taken.',
      requestId: 'r-1',
      fields: errors,
      message: '409 slot_taken: Taken.',
    });
  });

  it('keeps what only this problem has', async () => {
    const error = await ProblemError.from(answer({ ...PROBLEM, challengeToken: 'c-1' }));
    expect(error.body).toMatchObject({ challengeToken: 'c-1' });
  });

  it.each([
    ['seconds', '7', 7_000],
    ['a date that is past', 'Sun, 06 Nov 1994 08:49:37 GMT', 0],
    ['nothing that can be read', 'soon', undefined],
  ])('says when to try again, of %s', async (_, retryAfter, expected) => {
    const headers = { 'retry-after': retryAfter };
    expect((await ProblemError.from(answer(PROBLEM, { status: 429, headers }))).retryAfterMs).toBe(expected);
  });

  it.each(['<html>Bad gateway</html>', '', 'null', '[]'])('survives what is no problem: %s', async (body) => {
    const headers = { 'x-request-id': 'r-2' };
    const error = await ProblemError.from(answer(body, { status: 502, statusText: 'Bad Gateway', headers }));
    expect(error).toMatchObject({ code: 'unknown', status: 502, detail: 'Bad Gateway', requestId: 'r-2' });
  });
});
