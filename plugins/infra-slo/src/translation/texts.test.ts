import ko from './ko';
import { messages } from './messages';

const english: Record<string, string> = messages;
const korean: Record<string, string> = ko;

it('asks for the same values in both languages', () => {
  const values = (text: string) => text.match(/\{\{\w+\}\}/g)?.sort() ?? [];
  for (const [key, text] of Object.entries(english)) {
    expect([key, values(korean[key])]).toEqual([key, values(text)]);
  }
});

it('says it in Korean', () => {
  const names = new Set([
    'SLO',
    'CloudWatch',
    'Application Signals',
    'Prometheus',
  ]);
  // Where only values stand there is nothing to translate.
  const hasWords = (text: string) =>
    /\p{L}/u.test(text.replace(/\{\{\w+\}\}/g, ''));
  for (const [key, text] of Object.entries(korean)) {
    if (hasWords(text) && !names.has(text)) {
      expect([key, text]).toEqual([key, expect.stringMatching(/[가-힣]/)]);
    }
  }
});
