import { readFileSync } from 'node:fs';
import { ApiClient, LiveSocket, Mailbox, PlatformControl } from '@noillin/testing';

/** A variable that `npm test` sets for its end-to-end tests. @throws Error when the tests are run without it */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with npm test -- --only e2e -- <path>`);
  return value;
}

/** The running platform as a test uses it. */
export interface PlatformUnderTest {
  /** Through the gateway, signed in as nobody. */
  api: ApiClient;
  mailbox: Mailbox;
  control: PlatformControl;
  /** A socket through the gateway; closed with the platform. */
  connect(token: string | undefined): Promise<LiveSocket>;
  close(): Promise<void>;
}

/** Opens one per file, in `beforeAll`, and closes it in `afterAll`. */
export function openPlatform(): PlatformUnderTest {
  const [url, ca] = [setting('PLATFORM_URL'), readFileSync(setting('PLATFORM_CA'))];
  const api = ApiClient.open({ url, ca });
  const sockets: LiveSocket[] = [];
  return {
    api,
    mailbox: new Mailbox(setting('MAIL_WEB_URL')),
    control: new PlatformControl(setting('PLATFORM_CONTROL_URL')),
    connect: async (token) => {
      const socket = await LiveSocket.connect({ url, ca, token });
      sockets.push(socket);
      return socket;
    },
    close: async () => {
      sockets.forEach((socket) => socket.close());
      await api.close();
    },
  };
}
