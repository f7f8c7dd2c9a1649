import type { DeadLetter, MessageContent } from '@noillin/messaging';
import type { DeadLetterDetailsDto, DeadLetterDto } from './dto/dead-letter.dto';

/** A dead letter as operators see it in lists: ids and errors, nothing of the message. */
export const deadLetterView = ({ failures, decisions: _, ...letter }: DeadLetter): DeadLetterDto => {
  const latest = failures.at(-1);
  return {
    ...letter,
    attempts: latest?.attempts ?? 0,
    reason: latest?.reason ?? '',
    firstFailedAt: letter.firstFailedAt.toISOString(),
    lastFailedAt: letter.lastFailedAt.toISOString(),
  };
};

export const deadLetterDetails = (letter: DeadLetter, message: MessageContent): DeadLetterDetailsDto => ({
  ...deadLetterView(letter),
  failures: letter.failures.map(({ at, attempts, reason }) => ({ at: at.toISOString(), attempts, reason })),
  decisions: letter.decisions.map(({ at, ...decision }) => ({ ...decision, at: at.toISOString() })),
  ...message,
});
