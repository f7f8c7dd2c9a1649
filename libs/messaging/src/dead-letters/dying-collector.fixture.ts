import { Test } from '@nestjs/testing';
import { infrastructure } from '../broker.fixture';
import { DeadLetterCollectorModule } from './dead-letter-collector.module';
import { DeadLetters } from './dead-letters.repository';

/** A worker that dies by SIGKILL when it has stored a dead letter and not acknowledged it yet: nothing after that runs. */
const main = async (): Promise<void> => {
  const imports = [...infrastructure, DeadLetterCollectorModule];
  const module = await Test.createTestingModule({ imports }).compile();
  const letters = module.get(DeadLetters);
  const store = letters.store.bind(letters);
  letters.store = async (letter) => {
    await store(letter);
    process.kill(process.pid, 'SIGKILL');
    return new Promise<never>(() => {});
  };
  await module.init();
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
