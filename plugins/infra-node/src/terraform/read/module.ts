import type { Attribute, Block, BodyItem } from '../syntax';
import type { HclError } from './hclError';

/** A file of one directory: `.tf` or `.tf.json`. */
export interface ModuleFile {
  path: string;
  text: string;
}

/** The text that the spans of a node count in. */
export interface ModuleSource {
  file: string;
  text: string;
  /**
   * Read from JSON syntax: nested blocks cannot be told from arguments there,
   * and are arguments. Nodes inside a string have the span of the string.
   */
  json?: true;
}

/** A block at the top of a file. */
export interface ModuleBlock {
  block: Block;
  source: ModuleSource;
  /**
   * Blocks of override files that apply to it, in Terraform's order: later ones
   * win. Their spans count in their own source, see {@link mergedItems}.
   */
  overrides: ModuleBlock[];
}

/** An argument and where it is written. */
export interface ModuleArgument {
  attribute: Attribute;
  source: ModuleSource;
}

/** An item of a block and where it is written. */
export interface ModuleItem {
  item: BodyItem;
  source: ModuleSource;
}

/** What the files of one directory say together. */
export interface Module {
  /** All blocks of files that override nothing, by file name, then as written. */
  blocks: ModuleBlock[];
  variables: Map<string, ModuleBlock>;
  locals: Map<string, ModuleArgument>;
  outputs: Map<string, ModuleBlock>;
  /** By `type.name`. */
  resources: Map<string, ModuleBlock>;
  /** By `type.name`, without `data.`. */
  data: Map<string, ModuleBlock>;
  /** By `type.name`, without `ephemeral.`. */
  ephemeral: Map<string, ModuleBlock>;
  calls: Map<string, ModuleBlock>;
  /** By `name`, or `name.alias`. */
  providers: Map<string, ModuleBlock>;
  checks: Map<string, ModuleBlock>;
  terraform: TerraformSettings;
  moved: ModuleBlock[];
  imports: ModuleBlock[];
  removed: ModuleBlock[];
  /**
   * Files that cannot be read, things declared twice, overrides of nothing,
   * local values that need themselves. What they leave is in the rest.
   */
  problems: HclError[];
  /** A file could not be read: what is missing here may still exist. */
  incomplete: boolean;
}

/** What all `terraform` blocks of a directory say. */
export interface TerraformSettings {
  blocks: ModuleBlock[];
  requiredVersion?: ModuleArgument;
  requiredProviders: Map<string, ModuleArgument>;
  /** `backend "s3" { … }`; as an argument when from JSON. */
  backend?: ModuleItem;
  cloud?: ModuleItem;
}
