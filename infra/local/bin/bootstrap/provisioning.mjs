import { fileURLToPath } from 'node:url';
import { needsDocumentdb, missingPackages } from '../provision/missing.mjs';
import { runCommand } from '../shared/run-command.mjs';

const PROVISION = fileURLToPath(new URL('../provision.mjs', import.meta.url));

/**
 * Starts installing the servers that this machine lacks, beside the installation of packages and the build.
 * A failure is not final: each server is looked for again when it is started, and says then what to do.
 */
export async function provisionInBackground({ progress, signal }) {
  const packages = missingPackages();
  const names = [...packages, ...((await needsDocumentdb()) ? ['DocumentDB'] : [])];
  if (names.length === 0) return;
  await progress.run('Servers', async (say) => {
    try {
      await runCommand(process.execPath, [PROVISION, 'all'], { say, signal });
      return `installed ${names.join(', ')}`;
    } catch (error) {
      if (signal.aborted) throw error;
      return `not everything could be installed: ${error.message.split('\n').at(-1)}`;
    }
  });
}
