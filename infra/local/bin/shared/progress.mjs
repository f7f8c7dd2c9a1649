const HEARTBEAT_MS = 10_000;
const LABEL_WIDTH = 18;

/** `0.4 s`, `12 s`, `2 min 5 s` */
export function elapsed(milliseconds) {
  if (milliseconds < 9950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Reports steps, several of which may run at once: one line when each ends, and a sign of life every ten seconds.
 * Plain lines, so that a terminal, a log file and CI read the same.
 */
export class Progress {
  constructor(write = (line) => process.stdout.write(`${line}\n`), { verbose = true } = {}) {
    this.write = write;
    this.verbose = verbose;
    this.startedAt = Date.now();
  }

  /** Runs a step. It may `say` what it is doing; what it returns under `detail` is shown when it ends. */
  async run(label, task) {
    const startedAt = Date.now();
    const took = () => elapsed(Date.now() - startedAt);
    let doing = '';
    const heartbeat = setInterval(() => this.line('…', label, doing, took()), HEARTBEAT_MS);
    try {
      const result = await task((text) => (doing = text));
      const detail = typeof result === 'string' ? result : (result?.detail ?? '');
      this.line('✓', label, detail, took());
      return result;
    } catch (error) {
      this.line('✗', label, '', took());
      throw error;
    } finally {
      clearInterval(heartbeat);
    }
  }

  note(text) {
    if (this.verbose) this.write(text);
  }

  total() {
    return elapsed(Date.now() - this.startedAt);
  }

  line(mark, label, detail, took) {
    if (this.verbose || mark === '✗')
      this.write(`  ${mark} ${label.padEnd(LABEL_WIDTH)} ${took.padStart(8)}  ${detail}`.trimEnd());
  }
}
