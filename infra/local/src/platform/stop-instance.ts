import { stopGateway } from '../gateway';
import { type Instance } from '../instance';
import { endAllRecorded } from '../processes';
import { recordsFolder } from '../servers';
import { stopLeftoverServices } from '../services';

/**
 * Ends everything an instance has running, by what it recorded, so that any process can do it at any time: also after its
 * supervisor was killed. Services and gateway first, then the servers they use. @returns what was running
 */
export async function stopInstance(instance: Pick<Instance, 'stateDir'>): Promise<string[]> {
  const [hadServices] = await Promise.all([stopLeftoverServices(instance.stateDir), stopGateway(instance)]);
  const servers = await endAllRecorded(recordsFolder(instance));
  return [...(hadServices ? ['services'] : []), ...servers];
}
