import { statementRange } from './statement-range';

describe('statementRange', () => {
  it('includes the last day', () => {
    expect(statementRange({ from: '2026-11-01', to: '2026-11-30' })).toEqual({
      from: new Date('2026-11-01T00:00:00.000Z'),
      to: new Date('2026-12-01T00:00:00.000Z'),
    });
  });

  it('may be a single day, and a leap year', () => {
    expect(statementRange({ from: '2026-11-01', to: '2026-11-01' }).to.toISOString()).toContain('2026-11-02');
    expect(() => statementRange({ from: '2028-01-01', to: '2028-12-31' })).not.toThrow();
  });

  it('refuses what ends before it begins, and more than a year', () => {
    expect(() => statementRange({ from: '2026-11-02', to: '2026-11-01' })).toThrow();
    expect(() => statementRange({ from: '2026-01-01', to: '2027-01-02' })).toThrow();
  });
});
