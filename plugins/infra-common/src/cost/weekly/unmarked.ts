import { cleanText, oneLine } from '../../runs/atlantis/clean';

/** Letters that mean something in Slack, e-mail or Markdown, and their likes. */
const LIKES: Record<string, string> = {
  '<': '‹',
  '>': '›',
  '&': '＆',
  '*': '∗',
  '~': '∼',
  '`': '’',
  '@': '＠',
  '[': '［',
  ']': '］',
};

/**
 * A text of somebody else's on one line, which is a text and nothing else wherever
 * it is sent: no tag in e-mail, no link, mention or emphasis in Slack.
 */
export function unmarked(text: string, most = 100): string {
  const visible = cleanText(text.slice(0, most * 4)).replace(/\p{Cf}/gu, '');
  return (
    oneLine(visible, most)
      .replace(/[<>&*~`@[\]]/g, mark => LIKES[mark])
      // Between letters it marks nothing, and names are full of it.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿')
      .replaceAll('://', ':∕∕')
  );
}
