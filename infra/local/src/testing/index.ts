export { runTests } from './run-tests';
export { runBench } from './bench';
