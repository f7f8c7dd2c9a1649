import type { SpawnOptions } from 'node:child_process';

export interface RunOptions extends Pick<SpawnOptions, 'cwd' | 'env' | 'signal' | 'detached'> {
  say?: (text: string) => void;
  logFile?: string;
}

export function runCommand(program: string, args: string[], options?: RunOptions): Promise<string>;

export class CommandFailed extends Error {
  output: string;
}
