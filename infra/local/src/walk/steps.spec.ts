import { Progress } from '../../bin/shared/progress.mjs';
import { WalkFailed, stepsOf } from './steps';

describe('the steps of the walk', () => {
  const lines: string[] = [];
  const step = stepsOf(new Progress((line: string) => void lines.push(line)));
  beforeEach(() => void lines.splice(0));

  it('shows each with its time and returns its result', async () => {
    expect(await step('A brand registers', () => Promise.resolve('token'))).toBe('token');
    expect(lines).toEqual([expect.stringMatching(/✓ A brand registers +\d\.\d s$/)]);
  });

  it('shows no result, which may be a secret', async () => {
    await step('A brand registers', () => Promise.resolve('secret'));
    expect(lines.join()).not.toContain('secret');
  });

  it('says which step failed, and why', async () => {
    const failing = step('The brand pays', () => Promise.reject(new Error('Unexpected answer 503')));
    await expect(failing).rejects.toThrow(
      new WalkFailed('The brand pays', new Error('Unexpected answer 503')),
    );
    await expect(failing).rejects.toThrow('The walk failed: The brand pays. Unexpected answer 503');
    expect(lines).toEqual([expect.stringMatching(/✗ The brand pays/)]);
  });
});
