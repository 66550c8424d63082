import type {
  TemplateFor,
  TemplateIf,
  TemplatePart,
  TemplateText,
} from '../syntax';
import type { Scanner } from './scanner';
import type { Directive, TemplateToken } from './templateTokens';

type Opener = Extract<Directive, { kind: 'ifMarker' | 'forMarker' }>;

function addText(parts: TemplatePart[], text: TemplateText): void {
  const last = parts[parts.length - 1];
  if (last?.kind !== 'text') {
    parts.push(text);
    return;
  }
  last.value += text.value;
  last.end = text.end;
}

/** Nests flat template tokens; stops before an end marker of the caller. */
class TreeReader {
  private next = 0;

  constructor(
    private readonly scanner: Scanner,
    private readonly tokens: TemplateToken[],
  ) {}

  /** @param opener the directive whose body this is; none at the top */
  parts(opener?: Opener): TemplatePart[] {
    const parts: TemplatePart[] = [];
    while (this.next < this.tokens.length) {
      const token = this.tokens[this.next];
      if (token.kind === 'endMarker') {
        if (opener) return parts;
        this.scanner.fail(`"%{${token.word}}" ends nothing`, token.start);
      }
      this.next += 1;
      if (token.kind === 'text') addText(parts, token);
      else if (token.kind === 'interpolation') parts.push(token);
      else parts.push(this.nested(token));
    }
    if (opener) {
      const word = opener.kind === 'ifMarker' ? 'endif' : 'endfor';
      this.scanner.fail(`"%{${word}}" is missing`, opener.start);
    }
    return parts;
  }

  private nested(token: Opener): TemplatePart {
    const outer = this.scanner.enter(this.scanner.newlinesAreBlank);
    const part =
      token.kind === 'ifMarker' ? this.branches(token) : this.loop(token);
    this.scanner.leave(outer);
    return part;
  }

  private branches(
    token: Extract<Directive, { kind: 'ifMarker' }>,
  ): TemplateIf {
    const then = this.parts(token);
    let otherwise: TemplatePart[] = [];
    let end = this.endMarker();
    if (end.word === 'else') {
      otherwise = this.parts(token);
      end = this.endMarker();
    }
    if (end.word !== 'endif') {
      this.scanner.fail('"%{endif}" is expected here', end.start);
    }
    const { start, condition } = token;
    return { kind: 'if', start, end: end.end, condition, then, otherwise };
  }

  private loop(token: Extract<Directive, { kind: 'forMarker' }>): TemplateFor {
    const body = this.parts(token);
    const end = this.endMarker();
    if (end.word !== 'endfor') {
      this.scanner.fail('"%{endfor}" is expected here', end.start);
    }
    return { ...token, kind: 'for', end: end.end, body };
  }

  /** {@link parts} with an opener gives back only at one. */
  private endMarker() {
    const token = this.tokens[this.next];
    this.next += 1;
    return token as Extract<Directive, { kind: 'endMarker' }>;
  }
}

/** Nests the directives of a template, and joins neighbouring texts. */
export function nestTokens(
  scanner: Scanner,
  tokens: TemplateToken[],
): TemplatePart[] {
  return new TreeReader(scanner, tokens).parts();
}
