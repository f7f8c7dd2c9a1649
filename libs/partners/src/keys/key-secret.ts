import { newSecret } from '@noillin/utils';

/** How every API key begins: scanners of leaked secrets find it, and nobody takes it for an access token. */
export const API_KEY_PREFIX = 'nk_live_';
const SHOWN = API_KEY_PREFIX.length + 6;
const SHAPE = /^nk_live_[\w-]{43}$/;

/** 256 random bits. */
export const newKeySecret = (): string => `${API_KEY_PREFIX}${newSecret(32)}`;

/** How a key begins: enough to recognise it, and 220 bits too little to use it. */
export const shownPrefix = (secret: string): string => secret.slice(0, SHOWN);

/** Whether it could be one of ours: anything else is refused without asking the database. */
export const looksLikeKey = (secret: string): boolean => SHAPE.test(secret);
