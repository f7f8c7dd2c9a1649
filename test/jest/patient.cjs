// Tests on real servers boot applications and wait for effects, on small and busy machines too.
jest.setTimeout(60_000);
