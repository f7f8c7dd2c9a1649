import { CommandFailed, runCommand } from '../../bin/shared/run-command.mjs';
import { canInstallPackages, findProgram } from '../../bin/shared/machine.mjs';
import { inRepository } from '../instance';
import { type ServerContext } from './server';

const PROVISION = inRepository('infra/local/bin/provision.mjs');

type ProvisionContext = Pick<ServerContext, 'say' | 'interruption'>;

/** The one sentence for machines on which a server can neither be found nor installed. */
export const inContainers = (variable: string): string =>
  `Or run it in a container: docker compose -f infra/docker-compose.yml up -d, and export ${variable} as its first lines say.`;

/**
 * A program from PATH, else from its Debian package where that can be installed.
 * @throws Error naming what to install, and the alternative
 */
export async function programOrPackage(
  { program, packageName, variable }: { program: string; packageName: string; variable: string },
  context: ProvisionContext,
): Promise<{ path: string; how: string }> {
  const found = findProgram(program);
  if (found) return { path: found, how: `${program} on PATH` };
  const advice = `${program} is not installed. Install it (Debian and Ubuntu: apt-get install ${packageName}; macOS: brew install ${packageName.replace('-server', '')}). ${inContainers(variable)}`;
  if (!canInstallPackages()) throw new Error(advice);
  try {
    await provision(['packages', packageName], context);
  } catch (error) {
    throw new Error(`${advice}\n${(error as Error).message}`, { cause: error });
  }
  const installed = findProgram(program);
  if (!installed) throw new Error(advice);
  return { path: installed, how: `${program} by apt-get` };
}

/** Installs the embedded database if need be. @returns the root folder it lives in */
export async function provisionDocumentdb(context: ProvisionContext): Promise<string> {
  const output = await provision(['documentdb'], context);
  return output.split('\n').at(-1) ?? '';
}

async function provision(args: string[], { say, interruption }: ProvisionContext): Promise<string> {
  try {
    return await runCommand(process.execPath, [PROVISION, ...args], { say, signal: interruption });
  } catch (error) {
    // It explains itself; that it was a program of ours is of no interest.
    throw error instanceof CommandFailed ? new Error(error.output, { cause: error }) : error;
  }
}
