/** So far down a reason for not using a module at all is written. Lines. */
const MOST_LINES = 80;
const LONGEST = 300;

/** A line that begins with the word, behind marks of Markdown. */
const NOTICE =
  /^[\s>#*_~`!|\p{Extended_Pictographic}\uFE0F[\]-]*(?:(?:NOTE|WARNING|CAUTION|IMPORTANT|주의|경고)\W{1,5})?(?:deprecated\b|더 이상 (?:사용|관리|지원)하지|사용 중단|지원 중단)/iu;
const SENTENCE =
  /\b(?:this|the) (?:terraform )?(?:module|repository|repo) (?:is|has been|was) (?:now )?(?:deprecated|no longer maintained|archived|superseded)\b|이 모듈은 .{0,40}(?:더 이상 (?:사용|관리|지원)하지|사용 중단|폐기)/i;

/**
 * Why a module should not be used any more, as its own texts say.
 * @param form in a changelog a heading of this name lists what of it is
 *   deprecated, so only a sentence about all of it counts
 */
export function deprecationIn(
  text: string,
  form: 'sentence' | 'any',
): string | undefined {
  const lines = text.slice(0, 20_000).split('\n').slice(0, MOST_LINES);
  const found = lines.findIndex(
    line =>
      line.length < 1_000 &&
      (SENTENCE.test(line) || (form === 'any' && NOTICE.test(line))),
  );
  if (found < 0) return undefined;
  const say = (line: string) =>
    line
      .replace(/^[\s>#*_~`!|\-[\]]+/, '')
      .replace(/[\s*_`|]+$/, '')
      .trim();
  const said = say(lines[found]);
  // A heading alone: what follows it tells why.
  const more =
    lines
      .slice(found + 1)
      .map(say)
      .find(Boolean) ?? '';
  const isHeading = said.split(/\s+/).length < 3 && more !== '';
  return (isHeading ? `${said}: ${more}` : said).slice(0, LONGEST);
}
