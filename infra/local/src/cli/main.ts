type Command = (args: string[]) => Promise<number>;

/** Each loads its own modules only: a start should not wait for the tests'. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./start.js')).start,
  stop: async () => (await import('./stop.js')).stop,
  test: async () => (await import('../testing/index.js')).runTests,
  bench: async () => (await import('../testing/index.js')).runBench,
};

/** What bin/noillin.mjs hands over to once everything is installed and built. Ends the process. */
export async function main(command: string, args: string[]): Promise<never> {
  const load = COMMANDS[command];
  if (!load) throw new Error(`There is no command ${command}.`);
  const run = await load();
  process.exit(await run(args));
}
