import { format } from '@cdktn/hcl-tools';
import { LruMap } from '../../cache';
import { canonicalSyntax } from './canonical';

/** Texts that were formatted last; most of a service stays as it was. */
const known = new LruMap<string, string>(
  8 * 1024 * 1024,
  text => 2 * text.length + 100,
);

/**
 * The text as `terraform fmt` writes it. HashiCorp's own formatter, compiled to
 * WebAssembly, sets the blanks; what the command does beyond that is done
 * before. Two things stay as they were: an escape in a label (`"\\u0041"`), and
 * `"${ }"` around a comment, which the command turns into what it cannot read.
 *
 * @throws HclError where the text is not HCL: the command refuses it too
 */
export async function formatHcl(text: string): Promise<string> {
  const before = known.get(text);
  if (before !== undefined) return before;
  const formatted = await format(canonicalSyntax(text));
  known.set(text, formatted);
  return formatted;
}
