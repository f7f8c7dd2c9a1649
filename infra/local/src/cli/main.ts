import { runBench, runTests } from '../testing';
import { start } from './start';
import { stop } from './stop';

type Command = (args: string[]) => Promise<number>;

const COMMANDS: Record<string, Command> = { start, stop, test: runTests, bench: runBench };

/** What bin/noillin.mjs hands over to once everything is installed and built. Ends the process. */
export async function main(command: string, args: string[]): Promise<never> {
  const run = COMMANDS[command];
  if (!run) throw new Error(`There is no command ${command}.`);
  process.exit(await run(args));
}
