import type { Erasure, ReceiptLine, Treatment } from '@noillin/personal-data';

const named = ({ from, documents }: ReceiptLine): string => `${from} (${documents})`;

const list = (receipt: readonly ReceiptLine[], treatment: Treatment): string =>
  receipt
    .filter((line) => line.treatment === treatment && line.documents > 0)
    .map((line) => (line.because === null ? named(line) : `${named(line)}: ${line.because}`))
    .join('; ') || 'nothing';

/** The receipt in words: how much of what was removed, made anonymous and kept, and why. */
export const receiptText = ({ id, receipt }: Pick<Erasure, 'id' | 'receipt'>): string =>
  [
    `Your account is closed for good, and this is the receipt ${id}. It is the last mail that you get from us; your address is forgotten now.`,
    `Removed: ${list(receipt, 'remove')}.`,
    `Made anonymous: ${list(receipt, 'anonymise')}.`,
    `Kept: ${list(receipt, 'keep')}.`,
  ].join(' ');
