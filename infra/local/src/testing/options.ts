/** The stages of `npm test`, in the order they run. */
export const STAGES = ['lint', 'unit', 'integration', 'e2e', 'drills'] as const;
export type Stage = (typeof STAGES)[number];

export interface TestOptions {
  stages: readonly Stage[];
  /** Drills in their long form. */
  full: boolean;
  help: boolean;
  /** Handed to Jest as they are. */
  jestArguments: readonly string[];
}

export const TEST_HELP = `npm test -- [options] [-- arguments for Jest]

  --only STAGE   ${STAGES.join(' | ')}; several separated by commas. lint is format, lint and types
  --full         the drills in their long form
  --help         this text

Servers, database names and ports are the test instance's own; logs stand in .noillin/test/logs.
`;

/** @throws Error naming the option that is not known */
export function parseTestOptions(argv: readonly string[]): TestOptions {
  const end = argv.indexOf('--');
  const own = end === -1 ? [...argv] : argv.slice(0, end);
  const options = { stages: [...STAGES] as readonly Stage[], full: false, help: false };
  while (own.length > 0) {
    const option = own.shift() ?? '';
    if (option === '--full') options.full = true;
    else if (option === '--help') options.help = true;
    else if (option === '--only') options.stages = parseStages(own.shift());
    else if (option.startsWith('--only=')) options.stages = parseStages(option.slice('--only='.length));
    else throw new Error(`npm test does not know ${option}.\n\n${TEST_HELP}`);
  }
  return { ...options, jestArguments: end === -1 ? [] : argv.slice(end + 1) };
}

function parseStages(names = ''): Stage[] {
  const chosen = names.split(',');
  const unknown = chosen.filter((name) => !STAGES.some((stage) => stage === name));
  if (unknown.length > 0) throw new Error(`--only takes ${STAGES.join(', ')}, not "${unknown.join(', ')}".`);
  return STAGES.filter((stage) => chosen.includes(stage));
}
