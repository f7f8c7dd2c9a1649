import { UnknownTemplateVariables, renderTemplate } from './render-template';

describe('rendering the gateway template', () => {
  it('replaces every occurrence of a known name', () => {
    expect(renderTemplate('a ${PORT} b ${PORT} ${HOST};', { PORT: '1', HOST: 'h' })).toBe('a 1 b 1 h;');
  });

  it("leaves NGINX's own variables alone", () => {
    expect(renderTemplate('return 308 https://$host${SUFFIX}${request_uri};', { SUFFIX: ':1' })).toBe(
      'return 308 https://$host:1${request_uri};',
    );
  });

  it('takes a value literally, also when it looks like a replacement pattern', () => {
    expect(renderTemplate('${A}', { A: '$& $1 ${B}' })).toBe('$& $1 ${B}');
  });

  it('refuses unknown names and says all of them once', () => {
    expect(() => renderTemplate('${B} ${A} ${B} ${KNOWN}', { KNOWN: '' })).toThrow(
      new UnknownTemplateVariables(['A', 'B']),
    );
  });

  it('does not take inherited properties for values', () => {
    expect(() =>
      renderTemplate('${TO_STRING}', Object.create({ TO_STRING: 'x' }) as Record<string, string>),
    ).toThrow(UnknownTemplateVariables);
  });
});
