/** Characters that a file may write its values with instead of `$` and `%`. */
export type Delimiter = '@' | '&' | '#';

/**
 * A template with another delimiter as one with the usual: `@{ … }` becomes a
 * value and `@%{ … }` a directive, `@@{` a literal `@{`; every `${` and `%{` is
 * as it stands. Line numbers stay.
 */
export function withUsualDelimiter(text: string, delimiter: Delimiter): string {
  const pattern = new RegExp(
    `${delimiter}${delimiter}\\{|${delimiter}%\\{|${delimiter}\\{|[$%]+\\{`,
    'g',
  );
  return text.replace(pattern, found => {
    if (found === `${delimiter}${delimiter}{`) return `${delimiter}{`;
    if (found === `${delimiter}%{`) return '%{';
    if (found === `${delimiter}{`) return '${';
    // `${` and `%{`, however many signs stand before the brace.
    const sign = found.at(-2)!;
    return `${found.slice(0, -1)}${sign}{`;
  });
}
