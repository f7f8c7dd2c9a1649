/** Everything that Redis holds under somebody's id: their sockets, and the computed windows of their calendar. */
export const redisKeysOf = (userId: string): string[] => [
  `presence:${userId}`,
  `availability:windows:${userId}`,
];
