import { describeProvider } from '../provider/contract/provider-contract.fixture';
import { SandboxBench } from './sandbox-bench.fixture';

describeProvider('sandbox', new SandboxBench());
