/** MongoDB's error codes that the gateway itself raises or branches on. */
export const Code = {
  InternalError: 1,
  BadValue: 2,
  Unauthorized: 13,
  AuthenticationFailed: 18,
  LockTimeout: 24,
  NamespaceNotFound: 26,
  CursorNotFound: 43,
  MaxTimeMSExpired: 50,
  CommandNotFound: 59,
  WriteConflict: 112,
  CommandNotSupported: 115,
  ConflictingOperationInProgress: 117,
  TransactionTooOld: 225,
  SnapshotUnavailable: 246,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  OperationNotSupportedInTransaction: 263,
  NotWritablePrimary: 10107,
  DuplicateKey: 11000,
  InterruptedDueToReplStateChange: 11602,
  OutOfDiskSpace: 14031,
  KeyTooLong: 17280,
} as const;

/** DocumentDB's own SQLSTATEs: `SQLSTATE,code,name`. */
const documentDbStates = `
M0000,1,InternalError M0001,2,BadValue M0003,9,FailedToParse M0004,14,TypeMismatch M0006,20,IllegalOperation
M0008,26,NamespaceNotFound M0009,27,IndexNotFound M000A,28,PathNotViable M000B,31,RoleNotFound
M000D,40,ConflictingUpdateOperators M000E,43,CursorNotFound M000F,48,NamespaceExists M000G,52,DollarPrefixedFieldName
M000H,53,CanNotBeTypeArray M000I,54,NotSingleValueField M000J,56,EmptyFieldName M000K,57,DottedFieldName
M000L,61,ShardKeyNotFound M000M,66,ImmutableField M000N,67,CannotCreateIndex M000O,68,IndexAlreadyExists
M000P,72,InvalidOptions M000Q,73,InvalidNamespace M000R,85,IndexOptionsConflict M000S,86,IndexKeySpecsConflict
M000U,115,CommandNotSupported M000W,146,ExceededMemoryLimit M000Z,166,CommandNotSupportedOnView
M0010,167,OptionNotSupportedOnView M0012,197,InvalidIndexSpecificationOption
M0016,263,OperationNotSupportedInTransaction M0017,276,IndexBuildAborted M0018,291,UnableToFindIndex
M001B,10334,BsonObjectTooLarge M001C,11000,DuplicateKey M004T,28818,Location28818 M0056,31249,Location31249
M007V,40352,Location40352 M0088,40415,UnknownBsonField M0099,51024,Location51024 M009H,51091,Location51091
M00CO,121,DocumentFailedValidation`;

const known = documentDbStates
  .trim()
  .split(/\s+/)
  .map((entry) => entry.split(',') as [string, string, string]);

const codeByState = new Map<string, number>(known.map(([state, code]) => [state, Number(code)]));

const nameByCode = new Map<number, string>([
  ...known.map(([, code, name]): [number, string] => [Number(code), name]),
  ...Object.entries(Code).map(([name, code]): [number, string] => [code, name]),
]);
nameByCode.delete(Code.KeyTooLong);

/** The code of one of DocumentDB's own SQLSTATEs. */
export const documentDbCode = (state: string): number | undefined => codeByState.get(state);

/** MongoDB calls a code without a name after the place in its source. */
export const codeName = (code: number): string => nameByCode.get(code) ?? `Location${code}`;
