import { PORT_NAMES, parseOffset, parsePort, planPorts, portOption, portVariable } from './ports';

describe('planning ports', () => {
  it('gives the dev instance the documented addresses', () => {
    expect(planPorts('dev')).toMatchObject({ https: 8443, http: 8080, coreApi: 3000, realtime: 4000 });
  });

  it.each(['dev', 'test', 'bench'])('gives no port twice within the %s instance', (name) => {
    const ports = Object.values(planPorts(name));
    expect(new Set(ports).size).toBe(ports.length);
  });

  it('keeps instances that run beside each other apart', () => {
    const ports = ['dev', 'test', 'bench'].flatMap((name) => Object.values(planPorts(name)));
    expect(new Set(ports).size).toBe(3 * PORT_NAMES.length);
  });

  it('stays below the range from which systems take outgoing ports', () => {
    expect(Math.max(...Object.values(planPorts('bench')))).toBeLessThan(32_768);
  });

  it('moves every port by the offset, except those chosen one by one', () => {
    const ports = planPorts('dev', { offset: 7, ports: { https: 9999 } });
    expect(ports).toMatchObject({ https: 9999, http: 8087, mongo: 27_124 });
  });

  it('prefers the command line to the environment and the environment to the default', () => {
    const env = { NOILLIN_CORE_API_PORT: '3500', NOILLIN_REDIS_PORT: '6400', NOILLIN_PORT_OFFSET: '10' };
    const ports = planPorts('dev', { ports: { redis: 6500 } }, env);
    expect(ports).toMatchObject({ coreApi: 3500, redis: 6500, realtime: 4010 });
  });

  it('refuses an offset that leads out of the range of ports', () => {
    expect(() => planPorts('dev', { offset: 60_000 })).toThrow('must lead to a port from 1 to 65535');
  });

  it.each(['0', '65536', '80a', '-1', ''])('refuses %p and says which setting it was', (text) => {
    expect(() => parsePort(text, '--https-port')).toThrow('--https-port');
  });

  it('takes negative offsets but no fractions', () => {
    expect(parseOffset('-20', 'x')).toBe(-20);
    expect(() => parseOffset('1.5', 'NOILLIN_PORT_OFFSET')).toThrow('NOILLIN_PORT_OFFSET');
  });

  it('names the settings of a port in the usual spelling of each place', () => {
    expect(portOption('coreApiMetrics')).toBe('core-api-metrics-port');
    expect(portVariable('coreApiMetrics')).toBe('NOILLIN_CORE_API_METRICS_PORT');
  });
});
