import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

export interface PortOwner {
  pid: number;
  program: string;
}

const LISTENING = '0A';

/** Which process listens on a TCP port, where the system tells us (Linux, and processes we may look into). */
export function findPortOwner(port: number): PortOwner | null {
  const inodes = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(readText(table), port)),
  );
  if (inodes.size === 0) return null;
  const pid = processIds().find((candidate) => holdsSocket(candidate, inodes));
  return pid === undefined ? null : { pid, program: readText(`/proc/${pid}/comm`).trim() };
}

/** Inodes of the sockets that listen on a port, from a table like /proc/net/tcp. */
export function listeningInodes(table: string, port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(`:${wanted}`) && state === LISTENING)
    .map((fields) => fields[9] ?? '');
}

function processIds(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function holdsSocket(pid: number, inodes: Set<string>): boolean {
  const folder = `/proc/${pid}/fd`;
  return namesIn(folder).some((name) =>
    inodes.has(/^socket:\[(\d+)\]$/.exec(linkTarget(`${folder}/${name}`))?.[1] ?? ''),
  );
}

// Processes end and belong to others while we look: what cannot be read does not count.
function readText(file: string): string {
  return attempt(() => readFileSync(file, 'utf8')) ?? '';
}

function namesIn(folder: string): string[] {
  return attempt(() => readdirSync(folder)) ?? [];
}

function linkTarget(link: string): string {
  return attempt(() => readlinkSync(link)) ?? '';
}

function attempt<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
