import { freePorts } from './free-ports';

describe('freePorts', () => {
  it('gives no port twice, and none that has to be asked for', async () => {
    const ports = await freePorts(100);
    expect(new Set(ports).size).toBe(100);
    expect(Math.min(...ports)).toBeGreaterThan(1_023);
  });
});
