import { describeProvider } from '../provider/contract/provider-contract.fixture';
import { StripeBench } from './testing/stripe-bench.fixture';

describeProvider('stripe', new StripeBench());
