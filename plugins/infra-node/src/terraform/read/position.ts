/** Line and column of an offset, both counted from 1; columns in UTF-16 units. */
export function lineAndColumn(text: string, offset: number) {
  let line = 1;
  let begin = 0;
  for (
    let next = text.indexOf('\n');
    next >= 0 && next < offset;
    next = text.indexOf('\n', begin)
  ) {
    line += 1;
    begin = next + 1;
  }
  return { line, column: offset - begin + 1 };
}
