import { withEmoji } from '@infra-portal/infra-react';

const LONGEST = 1_500;
const MOST_LINES = 25;
const SUMMARY = 140;

/** GitHub's name for what is no person. */
const isProgram = (login: string) => /\[bot\]$/i.test(login);

/** Whether a comment stands in the way of the others. Short ones are shown whole. */
export function isFolded(author: string, body: string): boolean {
  const lines = body.trim().split('\n').length;
  if (isProgram(author)) return lines > 3;
  return body.length > LONGEST || lines > MOST_LINES;
}

/** The first line of a comment that says something, without its Markdown signs. */
export function firstLine(body: string): string {
  const lines = withEmoji(body)
    .replace(/<!--[\s\S]*?-->/g, '')
    .split('\n')
    .map(line =>
      line
        .replace(/^[\s>#*+-]+/, '')
        .replace(/[`*_]{1,3}/g, '')
        .trim(),
    );
  const line = lines.find(each => /\p{L}|\p{N}/u.test(each)) ?? '…';
  return line.length > SUMMARY ? `${line.slice(0, SUMMARY - 1)}…` : line;
}
