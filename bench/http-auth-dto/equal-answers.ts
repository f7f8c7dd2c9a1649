import { deepStrictEqual } from 'node:assert';

type Headers = Record<string, string>;

/** Both sides do the same work only if they say the same: to the user, to nobody, and to a query that is not valid. */
export async function requireEqualAnswers(ours: string, bare: string, headers: Headers): Promise<void> {
  const unsigned = {};
  const invalid = ours.replace('limit=20', 'limit=0&unknown=1');
  deepStrictEqual(await answerOf(bare, headers), await answerOf(ours, headers));
  deepStrictEqual(await statusOf(bare, unsigned), await statusOf(ours, unsigned));
  deepStrictEqual(
    await statusOf(bare.replace('limit=20', 'limit=0&unknown=1'), headers),
    await statusOf(invalid, headers),
  );
}

async function answerOf(url: string, headers: Headers): Promise<unknown> {
  const response = await fetch(url, { headers });
  return { status: response.status, body: await response.json() };
}

async function statusOf(url: string, headers: Headers): Promise<number> {
  return (await fetch(url, { headers })).status;
}
