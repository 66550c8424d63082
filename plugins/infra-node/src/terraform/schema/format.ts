/**
 * The schema of a provider as it lies in a file. The form is terse since a
 * provider has tens of thousands of arguments, and keeps one type a line so
 * that a new provider version shows as a readable diff.
 */
export interface SchemaFile {
  format: 1;
  source: string;
  version: string;
  /** The npm package with bindings that this was read from: `name@version`. */
  from: string;
  complete: boolean;
  config: BodyText;
  resource: Record<string, BodyText>;
  data: Record<string, BodyText>;
  ephemeral: Record<string, BodyText>;
  /** Bodies that other bodies name, because they hold themselves. */
  definitions: Record<string, BodyText>;
  /** Resource type to argument to what to write instead. */
  advice: Record<string, Record<string, string>>;
}

export type BodyText = { [name: string]: AttributeText | NestedText };

/**
 * `"<flags> <type>"`: flags are some of `r` required, `o` optional, `c`
 * computed, `w` write-only; a type is written as in Terraform, such as
 * `list(map(string))`. Example: `"oc set(string)"`.
 */
export type AttributeText = string;

/**
 * `["<flags> <nesting>", body]`: nesting is `one` (a list that holds at most
 * one), `list`, `set`, `map` or `single`, after `=` when it is an argument.
 * The body is the name of a definition, or null when unknown.
 */
export type NestedText = [string, BodyText | string | null];
