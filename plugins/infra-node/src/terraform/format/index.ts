import { format } from '@cdktn/hcl-tools';
import { canonicalSyntax } from './canonical';

/**
 * The text as `terraform fmt` writes it. HashiCorp's own formatter, compiled to
 * WebAssembly, sets the blanks; what the command does beyond that is done
 * before. Two things stay as they were: an escape in a label (`"\\u0041"`), and
 * `"${ }"` around a comment, which the command turns into what it cannot read.
 *
 * @throws HclError where the text is not HCL: the command refuses it too
 */
export async function formatHcl(text: string): Promise<string> {
  return format(canonicalSyntax(text));
}
