import { randomBytes } from 'node:crypto';
import { type ApiClient } from './api-client';
import { succeeded } from './succeeded';
import { type SessionView, type UserView } from './views';

/** Somebody with an account, and the API as they see it. */
export interface Person {
  user: UserView;
  email: string;
  password: string;
  accessToken: string;
  refreshToken: string;
  api: ApiClient;
}

export interface NewPerson {
  displayName?: string;
  email?: string;
  password?: string;
}

export const PASSWORD = 'correct-horse-battery-9';

/** A word nobody else uses: for e-mail addresses, handles and searches that must find exactly one thing. */
export function unique(prefix: string): string {
  return `${prefix}${randomBytes(6).toString('hex')}`;
}

export function freshInfluencer(api: ApiClient, choices: NewPerson = {}): Promise<Person> {
  return register(api, 'influencer', { displayName: 'Asha Rao', ...choices });
}

export function freshBrand(api: ApiClient, choices: NewPerson = {}): Promise<Person> {
  return register(api, 'brand', { displayName: 'Chai & Co', ...choices });
}

/** Signs in somebody who has an account. */
export async function signIn(api: ApiClient, email: string, password: string): Promise<Person> {
  return person(api, await succeeded(api.post<SessionView>('/auth/login', { email, password })), password);
}

async function register(api: ApiClient, role: 'influencer' | 'brand', choices: NewPerson): Promise<Person> {
  const { email = `${unique(role)}@noillin.test`, password = PASSWORD, displayName } = choices;
  const session = await succeeded(
    api.post<SessionView>('/auth/register', { email, password, role, displayName }),
  );
  return person(api, session, password);
}

function person(api: ApiClient, { user, accessToken, refreshToken }: SessionView, password: string): Person {
  return { user, email: user.email, password, accessToken, refreshToken, api: api.as(accessToken) };
}
