import { ProblemError } from '../sending/problem-error';
import type { OutgoingRequest, Send } from '../sending/retries';
import type { Credentials, ExchangeRefreshToken } from './credentials';

/** Refusals after which fresh tokens help. A session that has ended, and a wrong password, stay as they are. */
const RENEWABLE = ['token_expired', 'token_invalid', 'token_missing'];

const isRenewable = async (response: Response): Promise<boolean> =>
  response.status === 401 && RENEWABLE.includes((await ProblemError.from(response.clone())).code);

/** Sends in somebody's name, and once more with fresh tokens where theirs have run out. */
export const withCredentials = (
  send: Send,
  credentials: Credentials,
  exchange: ExchangeRefreshToken,
): Send => {
  const inTheirName = (request: OutgoingRequest): { authorization?: string; sent: Promise<Response> } => {
    const authorization = credentials.authorization();
    const headers = { ...request.headers, ...(authorization !== undefined && { authorization }) };
    return { authorization, sent: send({ ...request, headers }) };
  };
  return async (request) => {
    const { authorization, sent } = inTheirName(request);
    const response = await sent;
    if (!credentials.renew || !(await isRenewable(response))) return response;
    return (await credentials.renew(authorization, exchange)) ? inTheirName(request).sent : response;
  };
};
