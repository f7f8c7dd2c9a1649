import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complaintAboutNode } from '../../bin/bootstrap/node-version.mjs';
import { Stamps, contentHash } from '../../bin/bootstrap/stamps.mjs';
import { debianMirror } from '../../bin/provision/debian-mirror.mjs';
import { runCommand } from '../../bin/shared/run-command.mjs';
import { Progress, elapsed } from '../../bin/shared/progress.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'noillin-bootstrap-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('the version of Node', () => {
  it.each(['18.20.8', '20.18.3'])('%s is too old, and the sentence says what to do', (version) => {
    expect(complaintAboutNode(version)).toMatch(/needs Node 20\.19 or newer .* install it/);
  });

  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
    expect(complaintAboutNode(version)).toBeNull();
  });
});

describe('what is built again', () => {
  const write = (name: string, text: string): void => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };

  it('is what changed in name or content', () => {
    write('src/a.ts', '1');
    const before = contentHash([folder]);
    expect(contentHash([folder])).toBe(before);
    write('src/a.ts', '2');
    expect(contentHash([folder])).not.toBe(before);
    write('src/a.ts', '1');
    write('src/b.ts', '');
    expect(contentHash([folder])).not.toBe(before);
  });

  it('is not changed by what a build writes, by tests or by texts', () => {
    write('src/a.ts', '1');
    const before = contentHash([folder]);
    write('dist/a.js', '1');
    write('node_modules/x/index.js', '1');
    write('src/a.spec.ts', '1');
    write('README.md', '1');
    expect(contentHash([folder])).toBe(before);
  });

  it('depends on what it is built upon', () => {
    expect(contentHash([], 'libraries 1')).not.toBe(contentHash([], 'libraries 2'));
  });

  it('is only skipped after a build that was finished', () => {
    const stamps = new Stamps(folder);
    expect(stamps.isCurrent('build', 'x')).toBe(false);
    stamps.set('build', 'x');
    expect(stamps.isCurrent('build', 'x')).toBe(true);
    stamps.clear('build');
    expect(stamps.isCurrent('build', 'x')).toBe(false);
  });
});

describe("the Debian mirror in apt's sources", () => {
  const source = (name: string, text: string): void => {
    mkdirSync(join(folder, 'sources.list.d'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };

  it('is found in the old form', () => {
    source(
      'sources.list',
      '# deb http://old/debian bookworm main\ndeb [signed-by=/k.gpg] http://mirror/debian bookworm main\n',
    );
    expect(debianMirror(folder)).toBe('http://mirror/debian');
  });

  it("is found in the new form, past other people's repositories and the security archive", () => {
    source('sources.list.d/aa.list', 'deb https://packages.example/apt stable main\n');
    source(
      'sources.list.d/debian.sources',
      'Types: deb\nURIs: http://mirror/debian-security\nSuites: bookworm-security\n\nTypes: deb\nURIs: http://mirror/debian\nSuites: bookworm bookworm-updates\n',
    );
    expect(debianMirror(folder)).toBe('http://mirror/debian');
  });

  it('is missing on Ubuntu', () => {
    source('sources.list', 'deb http://archive.example/ubuntu noble main\n');
    expect(debianMirror(folder)).toBeNull();
  });
});

describe('a command', () => {
  it('tells its last line while it runs and gives its output', async () => {
    const said: string[] = [];
    const script = 'console.log("one"); console.log("two")';
    const output = await runCommand(process.execPath, ['-e', script], { say: (text) => said.push(text) });
    expect(output).toBe('one\ntwo');
    expect(said.at(-1)).toBe('two');
  });

  it('that fails is reported with the end of its output', async () => {
    const command = runCommand(process.execPath, ['-e', 'console.error("no space"); process.exit(3)']);
    await expect(command).rejects.toThrow(/\(exit 3\) failed:\nno space/);
  });

  it('that is interrupted ends with everything it started', async () => {
    const interruption = new AbortController();
    const command = runCommand('sh', ['-c', 'sleep 60 & sleep 60'], { signal: interruption.signal });
    setTimeout(() => interruption.abort(), 50);
    // The pipes close only when the sleep in the background is gone, too.
    await expect(command).rejects.toThrow('interrupted');
  });
});

describe('progress', () => {
  it('shows each step with its time and what came of it, also when it fails', async () => {
    const lines: string[] = [];
    const progress = new Progress((line) => lines.push(line));
    await progress.run('Redis', () => Promise.resolve('on PATH'));
    await expect(progress.run('MongoDB', () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(lines).toEqual([
      expect.stringMatching(/✓ Redis +0\.0 s +on PATH$/),
      expect.stringMatching(/✗ MongoDB +0\.0 s$/),
    ]);
  });

  it.each([
    [400, '0.4 s'],
    [12_300, '12 s'],
    [119_800, '2 min 0 s'],
    [125_000, '2 min 5 s'],
  ])('%i ms are %s', (milliseconds, text) => {
    expect(elapsed(milliseconds)).toBe(text);
  });
});
