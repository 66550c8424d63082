import { useEffect, useMemo, useState } from 'react';
import type { DiffLine } from '@infra-portal/infra-common';
import type { colourLines } from './colourLines';
import { languageOf } from './language';
import type { Piece } from './types';

type ColourLines = typeof colourLines;

// Loaded once for all: the first file that is shown asks for it.
let loaded: ColourLines | undefined;
let loading: Promise<ColourLines> | undefined;

function useColourLines(wanted: boolean): ColourLines | undefined {
  const [colour, setColour] = useState(() => loaded);
  useEffect(() => {
    if (!wanted || colour) return undefined;
    let isGone = false;
    loading ??= import('./colourLines').then(m => (loaded = m.colourLines));
    // Without colours everything is there to be read.
    loading.then(
      found => !isGone && setColour(() => found),
      () => {
        loading = undefined;
      },
    );
    return () => {
      isGone = true;
    };
  }, [wanted, colour]);
  return colour;
}

/** Pieces of lines with their colours, by line; empty until colours are there. */
export function useColours(
  path: string,
  lines: readonly DiffLine[],
): ReadonlyMap<DiffLine, Piece[]> {
  const language = languageOf(path);
  const colour = useColourLines(language !== undefined);
  return useMemo(() => {
    const all = new Map<DiffLine, Piece[]>();
    if (!language || !colour) return all;
    // Each side by itself is a text; what stays is coloured as it is after.
    for (const kind of ['removed', 'added'] as const) {
      const own = lines.filter(line => line.kind !== kind);
      const pieces = colour(
        language,
        own.map(line => line.text),
      );
      own.forEach((line, at) => all.set(line, pieces[at]));
    }
    return all;
  }, [language, colour, lines]);
}
