import bowser from 'bowser';

const LONGEST_READ = 512;
const LONGEST_NAME = 80;

/** What a user agent calls itself, in words its owner recognises: `Chrome on Windows`. Taken at its word; nothing hangs on it. */
export const deviceName = (userAgent: string | undefined): string => {
  if (!userAgent) return 'Unknown device';
  const { browser, os } = bowser.parse(userAgent.slice(0, LONGEST_READ));
  const program = browser.name || /^[\w.-]+/.exec(userAgent)?.[0] || 'Unknown device';
  return (os.name ? `${program} on ${os.name}` : program).slice(0, LONGEST_NAME);
};
