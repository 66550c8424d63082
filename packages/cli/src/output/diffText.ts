import { paint, plainText, type Style } from './style';

const STYLES: [start: string, style: Style][] = [
  ['---', 'bold'],
  ['+++', 'bold'],
  ['@@', 'dim'],
  ['+', 'green'],
  ['-', 'red'],
];

/** A unified diff for a terminal. */
export function diffText(color: boolean, diff: string): string {
  return diff
    .split('\n')
    .map(line => {
      const text = plainText(line);
      const style = STYLES.find(([start]) => line.startsWith(start))?.[1];
      return style ? paint(color, style, text) : text;
    })
    .join('\n');
}
