interface CommandFailure {
  code?: string | number;
  stderr?: string;
  message?: string;
}

/** Turns what NGINX printed into a sentence that helps, with its own words after it. */
export function explainNginxFailure(failure: unknown, prefix: string): Error {
  const { code, stderr = '', message = '' } = failure as CommandFailure;
  if (code === 'ENOENT') {
    return new Error('NGINX is not installed: put nginx on PATH (Debian and Ubuntu: apt-get install nginx).');
  }
  const said = stderr.trim() || message;
  return new Error(`${summary(said)}\n${said}\nIts configuration and logs are in ${prefix}`, {
    cause: failure,
  });
}

function summary(said: string): string {
  const taken = /bind\(\) to \S*:(\d+) failed \(\d+: Address already in use\)/.exec(said);
  if (taken) return `The gateway cannot start: port ${taken[1]} is in use by another program.`;
  const denied = /bind\(\) to \S*:(\d+) failed \(13: Permission denied\)/.exec(said);
  if (denied) return `The gateway cannot start: this account may not listen on port ${denied[1]}.`;
  if (said.includes('[emerg]')) return 'The gateway cannot start: NGINX refuses its configuration.';
  return 'The gateway cannot start.';
}
