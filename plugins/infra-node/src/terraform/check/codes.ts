/** What each code of a finding means. The README lists them from here. */
export const FINDING_CODES = {
  syntax:
    'The file cannot be read: it is no HCL, no JSON form of it, or an override of nothing.',
  'unknown-block': 'A block that does not exist at this place.',
  'unknown-argument': 'An argument that does not exist at this place.',
  'unknown-type':
    'A resource or data type that the provider does not have (only where the whole provider is known).',
  'unknown-function': 'A function that Terraform does not have.',
  'missing-argument': 'A required argument is not set.',
  'missing-block': 'A required block is absent.',
  'duplicate-argument': 'An argument is set twice in one block.',
  'block-count': 'More blocks of a kind than may be.',
  'block-as-argument': 'A block is written with an equals sign.',
  'argument-as-block': 'An argument is written without an equals sign.',
  'computed-argument': 'The provider sets this value; it cannot be set.',
  'wrong-labels': 'A block has too few or too many labels, or bad names.',
  'wrong-type': 'A value that cannot become the type which is expected.',
  undeclared:
    'A reference to a variable, local, module, resource, data source or iterator that is not declared.',
  'unknown-attribute': 'A reference to an attribute or output that is not.',
  'instance-key':
    'An index where there is no count or for_each, or none where there is.',
  'not-constant': 'A reference where only a constant may stand.',
  'duplicate-declaration': 'The same thing is declared twice in one module.',
  cycle: 'Locals, resources or data sources that need each other.',
  'count-and-for-each': 'Both count and for_each are set.',
  'module-source':
    'A module source that is missing, not a literal, or has no such module.',
  'module-input':
    'A module call sets an input that the module lacks, or misses one.',
  'module-input-invalid':
    "A value that the module's own validation of the variable refuses.",
  'variable-default':
    "A default that the variable's own validation refuses: callers must set it (a warning).",
  'deprecated-argument': 'Works, and will be taken away (a warning).',
  'too-many': 'The check stopped, for there were too many findings.',
} as const;

export type FindingCode = keyof typeof FINDING_CODES;

/** Findings of these codes do not make the configuration wrong. */
export const WARNING_CODES: ReadonlySet<FindingCode> = new Set([
  'deprecated-argument',
  'variable-default',
]);
