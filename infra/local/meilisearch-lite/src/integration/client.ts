import { Meilisearch, MeilisearchApiError } from 'meilisearch';

const host = process.env['MEILI_HOST'];
if (!host) throw new Error('MEILI_HOST is not set: run integration tests through `npm test`');

/** The server under test, which may be this one or a real Meilisearch. */
export const client = new Meilisearch({ host, apiKey: process.env['MEILI_API_KEY'] });

const created = new Set<string>();
let counter = 0;

/** An index uid of this test alone; {@link deleteIndexes} removes the index afterwards. */
export function freshUid(name: string): string {
  const uid = `it_${name}_${process.pid}_${Date.now()}_${counter++}`;
  created.add(uid);
  return uid;
}

export async function deleteIndexes(): Promise<void> {
  const tasks = await Promise.all([...created].map((uid) => client.deleteIndex(uid)));
  await client.tasks.waitForTasks(
    tasks.map(({ taskUid }) => taskUid),
    { timeout: 30_000 },
  );
  created.clear();
}

/** Status and code of the error a request fails with. */
export async function failureOf(
  request: Promise<unknown>,
): Promise<{ status: number; code: string | undefined }> {
  try {
    await request;
  } catch (error) {
    if (error instanceof MeilisearchApiError)
      return { status: error.response.status, code: error.cause?.code };
    throw error;
  }
  throw new Error('the request did not fail');
}
