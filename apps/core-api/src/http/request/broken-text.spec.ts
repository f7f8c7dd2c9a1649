import { hasBrokenText } from './broken-text';

describe('text that is none', () => {
  it.each(['"\\ud800"', '{"a":[{"b":"x\\udc00"}]}', '{"\\ud83d":1}'])('is found in %s', (json) => {
    expect(hasBrokenText(JSON.parse(json))).toBe(true);
  });

  it.each(['"\\ud83d\\ude00"', '{"a":["ü","",null,1,true]}', 'null'])('is not found in %s', (json) => {
    expect(hasBrokenText(JSON.parse(json))).toBe(false);
  });
});
