import { stripVTControlCharacters, styleText } from 'node:util';

export type Style = 'red' | 'green' | 'yellow' | 'dim' | 'bold';

/** Colours a text, where colours are wanted. */
export function paint(color: boolean, style: Style, text: string): string {
  return color ? styleText(style, text, { validateStream: false }) : text;
}

/**
 * Text from files as one harmless line: nothing of it can move the cursor,
 * colour the screen or turn what follows around.
 */
export function plainText(text: string): string {
  return stripVTControlCharacters(text).replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    char => {
      const hex = char.codePointAt(0)!.toString(16).padStart(4, '0');
      return char === '\t' ? ' ' : `\\u${hex}`;
    },
  );
}
