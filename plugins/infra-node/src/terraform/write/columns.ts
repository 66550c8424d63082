const ASCII = /^[\x20-\x7e]*$/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Width of a text as `terraform fmt` counts it: grapheme clusters. */
export function columns(text: string): number {
  if (ASCII.test(text)) return text.length;
  return [...graphemes.segment(text)].length;
}

/** A name, or an object's key, and what it is set to. */
export interface Assignment {
  name: string;
  lines: readonly string[];
}

/** Whether a line opens more brackets than it closes; strings do not count. */
function opensBracket(line: string): boolean {
  return /[[{(]$/.test(line);
}

/**
 * Lines of assignments with their `=` beneath each other, as `terraform fmt`
 * does it: those that go on over several lines end a group and stand alone.
 */
export function alignAssignments(assignments: readonly Assignment[]): string[] {
  const lines: string[] = [];
  let group: Assignment[] = [];
  const flush = () => {
    const width = Math.max(0, ...group.map(({ name }) => columns(name)));
    for (const { name, lines: value } of group) {
      const gap = ' '.repeat(width - columns(name));
      lines.push(`${name}${gap} = ${value[0]}`, ...value.slice(1));
    }
    group = [];
  };
  for (const assignment of assignments) {
    const { name, lines: value } = assignment;
    if (value.length > 1 && opensBracket(value[0])) {
      flush();
      lines.push(`${name} = ${value[0]}`, ...value.slice(1));
    } else {
      group.push(assignment);
    }
  }
  flush();
  return lines;
}
