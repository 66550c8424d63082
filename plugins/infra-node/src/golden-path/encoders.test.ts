import { fromData } from '../terraform/evaluate';
import { ENCODERS } from './encoders';

const markdown = (text: string) => ENCODERS.markdown(fromData(text));

describe('text in Markdown', () => {
  it.each([
    'authhub-session',
    'ecs-fargate 1.0.0',
    'ghcr.io/acme/session:1.4.2',
    'PAYMENT_KEY: dts/payment-key',
    'snake__case',
  ])('stays readable: %s', text => {
    expect(markdown(text)).toBe(text);
  });

  it.each([
    ['- a', '\\- a'],
    [' - a', ' \\- a'],
    ['1. a', '1\\. a'],
    ['1.', '1\\.'],
    ['.', '\\.'],
    ['---', '\\---'],
    ['===', '\\=\\=\\='],
    ['_a_ b_', '\\_a\\_ b\\_'],
    ['__a', '\\_\\_a'],
    ['한_국', '한\\_국'],
    ['www.a.b', 'www\\.a\\.b'],
    ['https://a.b', 'https\\://a.b'],
    [':-', '\\:-'],
    ['a@b.c', 'a@b\\.c'],
    ['a | <b> [c](d) `e`', 'a \\| \\<b\\> \\[c\\]\\(d\\) \\`e\\`'],
    ['a\n# b', 'a \\# b'],
  ])('says what it says: %j', (text, expected) => {
    expect(markdown(text)).toBe(expected);
  });
});
