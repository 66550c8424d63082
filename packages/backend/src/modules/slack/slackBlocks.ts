import type { SlackBlockKitRenderer } from '@backstage/plugin-notifications-backend-module-slack';

type Payload = Parameters<SlackBlockKitRenderer>[0];

/** A sentence, and what it leads to; from `metadata.lines` of a notification. */
interface Line {
  text: string;
  url?: string;
}

/** Characters that Slack takes in one section. */
const LONGEST_SECTION = 3_000;
const LONGEST_LINE = 1_000;
/** Characters of a URL that a button takes. */
const LONGEST_URL = 3_000;

/** Text that is none of Slack's markup. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const isWebAddress = (url: string) =>
  /^https?:\/\/[^\s<>|]+$/.test(url) && url.length < LONGEST_LINE;

function isLine(value: unknown): value is Line {
  if (typeof value !== 'object' || value === null) return false;
  const { text, url } = value as Partial<Line>;
  return (
    typeof text === 'string' && (url === undefined || typeof url === 'string')
  );
}

function linesOf({ metadata }: Payload): Line[] | undefined {
  const lines = metadata?.lines;
  return Array.isArray(lines) && lines.length > 0 && lines.every(isLine)
    ? (lines as unknown as Line[])
    : undefined;
}

function lineText({ text, url }: Line): string {
  const said = escaped(text.slice(0, LONGEST_LINE));
  return url !== undefined && isWebAddress(url) ? `<${url}|${said}>` : said;
}

/** Lines under each other, in as few texts as Slack takes. */
function sections(lines: readonly string[]): string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const together = texts.length > 0 ? `${texts.at(-1)}\n${line}` : line;
    if (texts.length > 0 && together.length <= LONGEST_SECTION) {
      texts[texts.length - 1] = together;
    } else texts.push(line.slice(0, LONGEST_SECTION));
  }
  return texts;
}

/**
 * A notification as blocks: its lines with their links, and a button to more of
 * it. Notifications without lines keep their description as it is, which others
 * write in Slack's markup. https://docs.slack.dev/reference/block-kit/blocks
 */
export const slackBlocks: SlackBlockKitRenderer = payload => {
  const { description, link, metadata } = payload;
  const lines = linesOf(payload);
  const texts = lines
    ? sections(lines.map(lineText))
    : [description?.slice(0, LONGEST_SECTION)].filter(text => !!text);
  const open =
    typeof metadata?.open === 'string' ? metadata.open : 'Open in the portal';
  return [
    ...texts.map(text => ({
      type: 'section' as const,
      text: {
        type: 'mrkdwn' as const,
        text: text!,
        // What looks like an address or a name is not made a link.
        ...(lines && { verbatim: true }),
      },
    })),
    ...(link && isWebAddress(link) && link.length <= LONGEST_URL
      ? [
          {
            type: 'actions' as const,
            elements: [
              {
                type: 'button' as const,
                text: { type: 'plain_text' as const, text: open.slice(0, 75) },
                url: link,
                action_id: 'open',
              },
            ],
          },
        ]
      : []),
  ];
};
