export { type Address, ask, isListening } from './ask-port';
export { endProcessesIn } from './end-processes-in';
export { endAllRecorded, endProcess, endRecorded } from './end-process';
export { type ProcessRecord, readPidFile, removePidFile, writePidFile } from './pid-file';
export { isAlive, startTimeOf } from './process-identity';
export { type ProcessSpec, SupervisedProcess, type Supervision } from './supervised-process';
export { waitUntil } from './wait-until';
