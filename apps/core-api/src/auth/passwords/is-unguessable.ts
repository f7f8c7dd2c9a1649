import { registerDecorator, type ValidationArguments } from 'class-validator';

/** What people type to get past a minimum length of ten. */
const TRIVIAL = new Set([
  '0123456789',
  '1234567890',
  '12345678910',
  '0987654321',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'abcdefghij',
  'administrator',
  'changeme123',
  'iloveyou123',
  'letmein123',
  'password00',
  'password01',
  'password12',
  'password123',
  'password1234',
  'passwordpassword',
  'qwerty1234',
  'qwerty12345',
  'qwertyuiop',
  'welcome123',
]);

/** Whether anybody would try this password first: a common one, the same character throughout, or the person's e-mail. */
export const isGuessable = (password: string, email: string): boolean => {
  const lower = password.toLowerCase();
  const address = email.trim().toLowerCase();
  return TRIVIAL.has(lower) || new Set(lower).size < 3 || (address !== '' && lower.includes(address));
};

/** Refuses passwords that isGuessable() finds, compared with the e-mail in the field `emailField` of the same DTO. */
export const IsUnguessable = (emailField: string) => (target: object, propertyName: string) =>
  registerDecorator({
    name: 'isUnguessable',
    target: target.constructor,
    propertyName,
    constraints: [emailField],
    options: { message: '$property is too easy to guess' },
    validator: {
      validate: (value: unknown, { object }: ValidationArguments) => {
        const email = (object as Record<string, unknown>)[emailField];
        return typeof value === 'string' && !isGuessable(value, typeof email === 'string' ? email : '');
      },
    },
  });
