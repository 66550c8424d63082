import Prism, { type PrismToken } from 'prismjs/components/prism-core';
import 'prismjs/components/prism-markup';
import 'prismjs/components/prism-hcl';
import 'prismjs/components/prism-yaml';
import 'prismjs/components/prism-json';
import 'prismjs/components/prism-markdown';
import 'prismjs/components/prism-bash';
import type { Language } from './language';
import type { Colour, Piece } from './types';

// Else it colours whatever is on the page, in a frame of its own choosing.
Prism.manual = true;

/** Characters of a line, and of lines together, that are worth colouring. */
const LONG_LINE = 500;
const LONG_TEXT = 20_000;

const COLOURS: Record<string, Colour> = {
  comment: 'comment',
  string: 'string',
  heredoc: 'string',
  scalar: 'string',
  url: 'string',
  keyword: 'keyword',
  builtin: 'keyword',
  important: 'keyword',
  title: 'keyword',
  property: 'name',
  key: 'name',
  'attr-name': 'name',
  type: 'type',
  variable: 'type',
  function: 'type',
  tag: 'type',
  number: 'value',
  boolean: 'value',
  null: 'value',
  datetime: 'value',
};

/**
 * Colours lines that follow each other. The pieces of a line together are the
 * line; what is too long stays plain.
 */
export function colourLines(language: Language, lines: string[]): Piece[][] {
  const plain = lines.map((text): Piece[] => [{ text }]);
  const grammar = Prism.languages[language];
  const size = lines.reduce((sum, line) => sum + line.length + 1, 0);
  if (size > LONG_TEXT || lines.some(line => line.length > LONG_LINE)) {
    return plain;
  }
  const coloured = splitLines(
    Prism.tokenize(lines.join('\n'), grammar).flatMap(token => flat(token)),
  );
  return lines.map((text, at) => {
    const pieces = coloured[at] ?? [];
    const same = pieces.map(piece => piece.text).join('') === text;
    return same ? pieces : plain[at];
  });
}

function flat(token: string | PrismToken, outer?: Colour): Piece[] {
  if (typeof token === 'string') return [{ text: token, colour: outer }];
  const names = [token.type, ...[token.alias ?? []].flat()];
  const name = names.find(each => Object.hasOwn(COLOURS, each));
  const colour = name === undefined ? outer : COLOURS[name];
  return [token.content].flat().flatMap(inner => flat(inner, colour));
}

function splitLines(pieces: Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const { text, colour } of pieces) {
    text.split('\n').forEach((part, at) => {
      if (at > 0) lines.push([]);
      if (part !== '') lines.at(-1)!.push({ text: part, colour });
    });
  }
  return lines;
}
