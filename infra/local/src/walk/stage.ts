import { readFileSync } from 'node:fs';
import { ApiClient, LiveSocket, Mailbox } from '@noillin/testing';
import { type Instance } from '../instance';

/** How the walk reaches the platform: as anybody outside does, and through the mail catcher. */
export interface Stage {
  api: ApiClient;
  mailbox: Mailbox;
  /** A user's socket; the stage closes it. */
  connect(token: string): Promise<LiveSocket>;
  close(): Promise<void>;
}

export function openStage({
  publicUrl,
  certificate,
  backing,
}: Pick<Instance, 'publicUrl' | 'certificate' | 'backing'>): Stage {
  const ca = readFileSync(certificate);
  const api = ApiClient.open({ url: publicUrl, ca });
  const sockets: LiveSocket[] = [];
  return {
    api,
    mailbox: new Mailbox(backing.mail),
    connect: async (token) => {
      const socket = await LiveSocket.connect({ url: publicUrl, ca, token });
      sockets.push(socket);
      return socket;
    },
    close: async () => {
      sockets.forEach((socket) => socket.close());
      await api.close();
    },
  };
}
