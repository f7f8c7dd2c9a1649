import { type ApiClient, type ApiResponse, type Person, freshBrand } from '@noillin/testing';

/** So many brands; made a few at a time, as every registration costs a password hash. */
export async function crowdOfBrands(api: ApiClient, size: number): Promise<Person[]> {
  const crowd: Person[] = [];
  while (crowd.length < size) {
    const few = Math.min(8, size - crowd.length);
    crowd.push(...(await Promise.all(Array.from({ length: few }, () => freshBrand(api)))));
  }
  return crowd;
}

/** How often each outcome came: `{ "201": 1, "409 slot_taken": 99 }`. */
export function outcomes(answers: readonly ApiResponse<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const { code } = (body ?? {}) as { code?: string };
    const outcome = code ? `${status} ${code}` : String(status);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}
