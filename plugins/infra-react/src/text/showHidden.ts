// Marks and overrides of direction. Joiners and the like are part of words and
// of pictures in a text, where `visibleText` would name them too.
const REORDERING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** What this needs of a tree of HTML nodes. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

const nameOf = (character: string) =>
  `⟨U+${character
    .codePointAt(0)!
    .toString(16)
    .toUpperCase()
    .padStart(4, '0')}⟩`;

/** Names characters that make text read in another order than it is in. */
export function showHidden() {
  const visit = (node: Node) => {
    if (node.type === 'text') {
      node.value = node.value?.replace(REORDERING, nameOf);
    }
    node.children?.forEach(visit);
  };
  return visit;
}
