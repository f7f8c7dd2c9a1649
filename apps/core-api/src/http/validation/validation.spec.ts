import { Type } from 'class-transformer';
import { IsArray, IsInt, IsString, ValidateNested } from 'class-validator';
import { createValidationPipe } from './validation.pipe';

class Window {
  @IsString() start!: string;
}
class Week {
  @IsInt() version!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => Window) weekly!: Window[];
}

const validate = (value: unknown): Promise<unknown> =>
  createValidationPipe().transform(value, { type: 'body', metatype: Week }) as Promise<unknown>;

const fieldsOf = async (value: unknown): Promise<string[]> => {
  const error = (await validate(value).catch((thrown: unknown) => thrown)) as {
    fields?: { field: string }[];
  };
  return (error.fields ?? []).map(({ field }) => field).sort();
};

describe('validation', () => {
  it('makes an instance of the DTO', async () => {
    expect(await validate({ version: 1, weekly: [{ start: '09:00' }] })).toBeInstanceOf(Week);
  });

  it('names nested fields with their path', async () => {
    expect(await fieldsOf({ version: 1, weekly: [{ start: '09:00' }, { start: 9, extra: 1 }] })).toEqual([
      'weekly.1.extra',
      'weekly.1.start',
    ]);
  });

  it('converts nothing by itself', async () => {
    expect(await fieldsOf({ version: '1', weekly: [] })).toEqual(['version']);
  });

  it.each([undefined, null, [], 'text', 7])('refuses %j as a body', async (body) => {
    await expect(validate(body)).rejects.toMatchObject({ code: 'validation_failed' });
  });
});
