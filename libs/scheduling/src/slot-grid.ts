import { OpenWindow } from './open-windows';
import { Slot } from './schedule';

/**
 * The slots on the grids of the stretches: `origin + n * step`, counted in elapsed time. Sorted; overlapping stretches
 * have grids of their own, which may interleave or coincide, and repeats are dropped.
 */
export function slotsOn<Stretch extends OpenWindow, S extends Slot>(
  stretches: readonly Stretch[],
  step: number,
  toSlot: (start: number, stretch: Stretch) => S,
): S[] {
  const slots: S[] = [];
  for (const stretch of stretches) {
    const { end, origin } = stretch;
    let start = origin + Math.ceil((stretch.start - origin) / step) * step;
    for (; start < end; start += step) slots.push(toSlot(start, stretch));
  }
  return inOrder(slots);
}

function inOrder<S extends Slot>(slots: S[]): S[] {
  if (slots.every((slot, i) => i === 0 || slots[i - 1]!.start < slot.start)) return slots;
  slots.sort((a, b) => a.start - b.start);
  return slots.filter((slot, i) => i === 0 || slots[i - 1]!.start < slot.start);
}
