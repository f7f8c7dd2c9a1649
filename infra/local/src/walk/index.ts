import { Progress } from '../../bin/shared/progress.mjs';
import { type Instance } from '../instance';
import { chatBothWays, tellBoth } from './afterwards';
import { closeDeal } from './booking';
import { publishOffer } from './offer';
import { openStage } from './stage';
import { stepsOf } from './steps';

export { WalkFailed } from './steps';

/**
 * The main job once, as fresh people, through the gateway: an offer is published, found, booked, paid and confirmed; both are
 * told, live and by mail, and chat. Each step is shown with its time.
 * @throws WalkFailed naming the step and why it failed
 */
export async function runWalk(
  instance: Pick<Instance, 'publicUrl' | 'certificate' | 'backing'>,
  progress: Pick<Progress, 'run'> = new Progress(),
): Promise<void> {
  const stage = openStage(instance);
  const step = stepsOf(progress);
  try {
    const offer = await publishOffer(stage, step);
    const deal = await closeDeal(stage, offer, step);
    await tellBoth(stage, offer, deal, step);
    await chatBothWays(deal, step);
  } finally {
    await stage.close();
  }
}
