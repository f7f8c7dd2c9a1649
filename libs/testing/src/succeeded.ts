import { type ApiResponse } from './api-client';

/** An answer that a test needed to be a success was not one. */
export class UnexpectedAnswer extends Error {
  constructor(readonly response: ApiResponse<unknown>) {
    super(`Unexpected answer ${response.status}: ${JSON.stringify(response.body)}`);
  }
}

/** The body of a 2xx answer. @throws UnexpectedAnswer with status and problem otherwise */
export async function succeeded<Body>(answer: Promise<ApiResponse<Body>>): Promise<Body> {
  const response = await answer;
  if (response.status < 200 || response.status > 299) throw new UnexpectedAnswer(response);
  return response.body;
}
