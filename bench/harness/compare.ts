import { median } from './statistics';

/** One of the two things compared: does its share of one round and answers its figure, larger or smaller being better. */
export type Side = () => Promise<number>;

export type Target = { atLeast: number } | { atMost: number };

export interface Comparison {
  name: string;
  target: Target;
  /** What both sides' figures are, for `--verbose`: `requests/s`, `ms`. */
  unit: string;
  /** The platform. */
  ours: Side;
  /** The same work without the platform. */
  bare: Side;
  /** Default: 7. */
  rounds?: number;
  /** Rounds before those that count, for compilers, caches and connections. Default: 1. */
  warmups?: number;
}

export interface Outcome {
  name: string;
  target: Target;
  /** Ours divided by bare, one for each round. */
  ratios: number[];
}

const DEFAULT_ROUNDS = 7;

/**
 * Runs both sides in every round, so that whatever else the machine does meets both, and takes turns at going first.
 * A round is one ratio; the benchmark's is their median.
 */
export async function compare(comparison: Comparison): Promise<Outcome> {
  const { name, target, rounds = DEFAULT_ROUNDS, warmups = 1 } = comparison;
  const ratios: number[] = [];
  for (let round = -warmups; round < rounds; round += 1) {
    const { ours, bare } = await playRound(comparison, round);
    explain(comparison, round, ours, bare);
    if (round >= 0) ratios.push(ours / bare);
  }
  return { name, target, ratios };
}

/** The benchmark's one line on stdout. */
export function report(outcome: Outcome): void {
  process.stdout.write(`${lineOf(outcome)}\n`);
}

/** `<name>: <ratio> (target <t>) rounds=<n> min=<..> max=<..>` */
export function lineOf({ name, target, ratios }: Outcome): string {
  const [ratio, min, max] = [median(ratios), Math.min(...ratios), Math.max(...ratios)].map((value) =>
    value.toFixed(2),
  );
  return `${name}: ${ratio} (target ${textOf(target)}) rounds=${ratios.length} min=${min} max=${max}`;
}

async function playRound({ ours, bare }: Comparison, round: number): Promise<{ ours: number; bare: number }> {
  if (round % 2 === 0) {
    const first = await ours();
    return { ours: first, bare: await bare() };
  }
  const first = await bare();
  return { bare: first, ours: await ours() };
}

function explain({ name, unit }: Comparison, round: number, ours: number, bare: number): void {
  if (!process.argv.includes('--verbose')) return;
  const label = round < 0 ? 'warm-up' : `round ${round + 1}`;
  const figures = `ours ${ours.toFixed(1)}, bare ${bare.toFixed(1)} ${unit}`;
  process.stderr.write(`${name} ${label}: ${figures}, ratio ${(ours / bare).toFixed(2)}\n`);
}

function textOf(target: Target): string {
  return 'atLeast' in target ? `>= ${target.atLeast.toFixed(2)}` : `<= ${target.atMost.toFixed(2)}`;
}
