import { createHmac } from 'node:crypto';
import { signWebhook } from './webhook-signature';

describe('the signature of a webhook', () => {
  const mac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');

  it('covers the time and the body, once per secret that is good', () => {
    const signature = signWebhook('{"a":1}', ['new', 'old'], 1_700_000_000_999);
    expect(signature).toBe(
      `t=1700000000,v1=${mac('new', '1700000000.{"a":1}')},v1=${mac('old', '1700000000.{"a":1}')}`,
    );
  });
});
