import { diffTexts, endsWithinLine, foldDiff } from './diffTexts';
import { type Excerpt, excerptOf, hunksOf } from './excerpt';

/** No text of lines has it; it marks a last line without an end. */
const WITHOUT_END = '\0';

/**
 * What changes in any text, with a few lines around it. A last line that only
 * gains or loses its end is one that changes. Absent texts have no lines.
 */
export function excerptOfAny(before = '', after = ''): Excerpt {
  const isSameEnd = endsWithinLine(before) === endsWithinLine(after);
  const ended = (text: string) => {
    if (!endsWithinLine(text)) return text;
    return isSameEnd ? `${text}\n` : `${text}${WITHOUT_END}\n`;
  };
  const [old, young] = [ended(before), ended(after)];
  const excerpt = excerptOf(old, young) ?? wholeExcerpt(old, young);
  return isSameEnd ? excerpt : withoutMarks(excerpt);
}

/** Of texts that share next to nothing. */
function wholeExcerpt(before: string, after: string): Excerpt {
  const lines = diffTexts(before, after);
  const count = (side: 'before' | 'after') =>
    lines.reduce((sum, line) => sum + Number(line[side] !== undefined), 0);
  return {
    lines: { before: count('before'), after: count('after') },
    hunks: hunksOf(foldDiff(lines), 0),
  };
}

function withoutMarks({ lines, hunks }: Excerpt): Excerpt {
  return {
    lines,
    hunks: hunks.map(hunk => ({
      ...hunk,
      lines: hunk.lines.map(line =>
        line.text.endsWith(WITHOUT_END)
          ? { ...line, text: line.text.slice(0, -WITHOUT_END.length) }
          : line,
      ),
    })),
  };
}
