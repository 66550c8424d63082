/**
 * Pictures that GitHub shows for names between colons: those that Atlantis
 * writes, and those that people write most about changes.
 */
const PICTURES: Record<string, string> = {
  '+1': '👍',
  '-1': '👎',
  arrow_down: '⬇️',
  arrow_forward: '▶️',
  arrow_right: '➡️',
  arrow_up: '⬆️',
  bell: '🔔',
  boom: '💥',
  broom: '🧹',
  bug: '🐛',
  bulb: '💡',
  calendar: '📆',
  chart_with_downwards_trend: '📉',
  chart_with_upwards_trend: '📈',
  clap: '👏',
  confused: '😕',
  construction: '🚧',
  eyes: '👀',
  exclamation: '❗',
  fast_forward: '⏩',
  fire: '🔥',
  gear: '⚙️',
  green_circle: '🟢',
  hammer: '🔨',
  heart: '❤️',
  heavy_check_mark: '✔️',
  heavy_minus_sign: '➖',
  heavy_plus_sign: '➕',
  hourglass: '⌛',
  information_source: 'ℹ️',
  joy: '😂',
  key: '🔑',
  large_blue_circle: '🔵',
  link: '🔗',
  lock: '🔒',
  mag: '🔍',
  memo: '📝',
  moneybag: '💰',
  no_entry: '⛔',
  no_entry_sign: '🚫',
  ok_hand: '👌',
  orange_circle: '🟠',
  package: '📦',
  point_right: '👉',
  pray: '🙏',
  put_litter_in_its_place: '🚮',
  question: '❓',
  recycle: '♻️',
  red_circle: '🔴',
  repeat: '🔁',
  robot: '🤖',
  rocket: '🚀',
  rotating_light: '🚨',
  shield: '🛡️',
  smile: '😄',
  sparkles: '✨',
  stop_sign: '🛑',
  sweat_smile: '😅',
  tada: '🎉',
  thinking: '🤔',
  thumbsdown: '👎',
  thumbsup: '👍',
  twisted_rightwards_arrows: '🔀',
  unlock: '🔓',
  warning: '⚠️',
  wastebasket: '🗑️',
  wave: '👋',
  white_check_mark: '✅',
  wrench: '🔧',
  x: '❌',
  yellow_circle: '🟡',
  zap: '⚡',
};

const NAMES = Object.keys(PICTURES).map(name => name.replace('+', '\\+'));

// Not within words: `arn:aws:kms:region:key:1` names no picture.
const NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}_]):(${NAMES.join('|')}):(?![\\p{L}\\p{N}_])`,
  'gu',
);

/** With pictures instead of their names; other names stay as they are. */
export const withEmoji = (text: string): string =>
  text.replace(NAMED, (_, name: string) => PICTURES[name]);

/** What this needs of a tree of HTML nodes. */
interface Node {
  type: string;
  tagName?: string;
  value?: string;
  children?: Node[];
}

/** Shows pictures in what is written, not in code. */
export function showEmoji() {
  const visit = (node: Node) => {
    if (node.tagName === 'code' || node.tagName === 'pre') return;
    if (node.type === 'text' && node.value !== undefined) {
      node.value = withEmoji(node.value);
    }
    node.children?.forEach(visit);
  };
  return visit;
}
