import { explainNginxFailure } from './explain-failure';

describe('explaining why NGINX did not start', () => {
  const explain = (failure: object) => explainNginxFailure(failure, '/prefix').message;

  it('names what to install', () => {
    expect(explain({ code: 'ENOENT' })).toContain('apt-get install nginx');
  });

  it('names the port that is taken', () => {
    const stderr = 'nginx: [emerg] bind() to 127.0.0.1:8443 failed (98: Address already in use)';
    expect(explain({ code: 1, stderr })).toMatch(/port 8443 is in use[^]*Address already in use[^]*\/prefix/);
  });

  it('names the port that needs rights', () => {
    const stderr = 'nginx: [emerg] bind() to 0.0.0.0:443 failed (13: Permission denied)';
    expect(explain({ code: 1, stderr })).toContain('may not listen on port 443');
  });

  it("keeps NGINX's own words about a refused configuration", () => {
    expect(explain({ code: 1, stderr: '[emerg] unknown directive "x" in nginx.conf:3' })).toMatch(
      /refuses its configuration[^]*nginx.conf:3/,
    );
  });
});
