import { isGuessable } from './is-unguessable';

describe('isGuessable', () => {
  it.each([
    ['a common password', 'Password123'],
    ['a leaked one of ten characters and more', '1qaz2wsx3edc'],
    ['a word with digits and signs around it', '!!Dragon2024!!'],
    ['a word said twice', 'passwordpassword'],
    ['keys in a row', 'asdfghjklz'],
    ['digits backwards', '9876543210'],
    ['a word in full-width letters', 'ｐａｓｓｗｏｒｄ１２３'],
    ['the same character', 'aaaaaaaaaaaa'],
    ['two characters in turn', 'abababababab'],
    ['the e-mail', 'asha@example.com'],
    ['the e-mail and more', '1-ASHA@example.com-1'],
  ])('finds %s', (_, password) => {
    expect(isGuessable(password, ' Asha@example.com ')).toBe(true);
  });

  it.each(['correct-horse-battery-9', 'teal otter glides', 'пароль-из-слов'])('accepts %s', (password) => {
    expect(isGuessable(password, 'asha@example.com')).toBe(false);
  });

  it('does not find an empty e-mail in everything', () => {
    expect(isGuessable('teal otter glides', '')).toBe(false);
  });
});
