// Tests of the whole platform wait for effects that travel; what takes too long is said by the assertion that waits.
jest.setTimeout(60_000);
