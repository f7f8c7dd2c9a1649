import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instance, type Ports } from '../instance';

const fileOf = (stateDir: string): string => join(stateDir, 'ports.json');

/** Keeps which ports an instance was started with, for other shells to ask. */
export function savePorts({ stateDir, ports }: Pick<Instance, 'stateDir' | 'ports'>): void {
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(fileOf(stateDir), JSON.stringify(ports, null, 2));
}

/** The ports an instance was last started with; none when it never was. */
export function savedPorts(stateDir: string): Partial<Ports> {
  try {
    return JSON.parse(readFileSync(fileOf(stateDir), 'utf8')) as Ports;
  } catch {
    // Never started.
    return {};
  }
}
