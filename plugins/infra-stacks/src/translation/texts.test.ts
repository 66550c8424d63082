import { FINDING_CODES } from '@infra-portal/infra-common';
import ko from './ko';
import { messages } from './messages';

const english: Record<string, string> = messages;
const korean: Record<string, string> = ko;

it.each(FINDING_CODES)('says what %s is, means and asks for', code => {
  for (const part of ['finding', 'why', 'remedy']) {
    const key = `${part}.${code}`;
    expect(english).toHaveProperty([key], expect.stringMatching(/\w/));
    expect(korean).toHaveProperty([key], expect.stringMatching(/[가-힣]/));
    expect(korean[key]).not.toBe(english[key]);
  }
});

it('has no texts of codes that are not there', () => {
  const codes = Object.keys(english)
    .filter(key => /^(finding|why|remedy)\./.test(key))
    .map(key => key.slice(key.indexOf('.') + 1));
  expect([...new Set(codes)].sort()).toEqual([...FINDING_CODES].sort());
});

it('asks for the same values in both languages', () => {
  const values = (text: string) => text.match(/\{\{\w+\}\}/g)?.sort() ?? [];
  for (const [key, text] of Object.entries(english)) {
    expect([key, values(korean[key])]).toEqual([key, values(text)]);
  }
});
