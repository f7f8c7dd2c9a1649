import { STAGES, parseTestOptions } from './options';

describe('the options of npm test', () => {
  it('runs every stage by default', () => {
    expect(parseTestOptions([])).toEqual({ stages: STAGES, full: false, help: false, jestArguments: [] });
  });

  it.each([[['--only', 'e2e,unit']], [['--only=e2e,unit']]])(
    'runs what %j chooses, in the usual order',
    (argv) => {
      expect(parseTestOptions(argv).stages).toEqual(['unit', 'e2e']);
    },
  );

  it('hands everything after -- to Jest', () => {
    const options = parseTestOptions(['--only', 'drills', '--full', '--', '--only', 'path']);
    expect(options).toMatchObject({ stages: ['drills'], full: true, jestArguments: ['--only', 'path'] });
  });

  it.each([[['--only', 'everything']], [['--only']], [['--fast']]])('refuses %j', (argv) => {
    expect(() => parseTestOptions(argv)).toThrow();
  });
});
