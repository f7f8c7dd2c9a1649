import { IsBoolean, IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import { developmentDefault } from './environment';
import { ConfigurationError, loadConfig } from './load-config';

class ServerConfig {
  @IsInt() @Min(1) @Max(65_535) PORT = 3_000;
  @IsBoolean() VERBOSE = false;
}
class SecretConfig {
  @IsString() @MinLength(8) API_SECRET = developmentDefault('development-secret') as string;
}

const problemsOf = (environment: NodeJS.ProcessEnv): string[] => {
  try {
    loadConfig([ServerConfig, SecretConfig], environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
};

/** Runs `work` as if the process had been started with this NODE_ENV. */
const inEnvironment = <Result>(name: string | undefined, work: () => Result): Result => {
  const before = process.env['NODE_ENV'];
  if (name === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = name;
  try {
    return work();
  } finally {
    process.env['NODE_ENV'] = before;
  }
};

describe('loadConfig', () => {
  it('reads what the slices describe, as the types of their defaults', () => {
    const [server, secret] = loadConfig([ServerConfig, SecretConfig], {
      PORT: '8080',
      VERBOSE: 'true',
      API_SECRET: '12345678',
      HOME: '/root',
    });
    expect({ ...server, ...secret }).toEqual({ PORT: 8_080, VERBOSE: true, API_SECRET: '12345678' });
  });

  it('takes an empty setting for one that is not set', () => {
    expect(loadConfig([ServerConfig], { PORT: '' })[0].PORT).toBe(3_000);
  });

  it('names everything that is wrong at once, and no value', () => {
    const problems = problemsOf({ PORT: 'eighty', VERBOSE: 'perhaps', API_SECRET: 'hunter2' });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['PORT', 'VERBOSE', 'API_SECRET']);
    expect(problems.join()).not.toMatch(/eighty|perhaps|hunter2/);
  });

  it.each(['0', '65536', '1.5', 'NaN'])('refuses %s for a port', (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(1);
  });

  it.each(['development', 'test'])('has development defaults in %s', (name) => {
    expect(inEnvironment(name, () => problemsOf({}))).toEqual([]);
  });

  it.each(['production', 'staging', undefined])('requires secrets in %s', (name) => {
    expect(inEnvironment(name, () => problemsOf({}))).toEqual([expect.stringMatching(/^API_SECRET: /)]);
  });
});
