const MOST_LINES = 150;

/** The end of a long output, saying how much is left out. */
export function tailOf(output: string, mostLines = MOST_LINES): string {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= mostLines) return lines.join('\n');
  return [`… ${lines.length - mostLines} lines before this are in the log`, ...lines.slice(-mostLines)].join(
    '\n',
  );
}
