/** Languages that texts are coloured in. */
export type Language = 'hcl' | 'yaml' | 'json' | 'markdown' | 'bash';

const ENDINGS: Record<string, Language> = {
  tf: 'hcl',
  hcl: 'hcl',
  tfvars: 'hcl',
  tofu: 'hcl',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  md: 'markdown',
  sh: 'bash',
  bash: 'bash',
};

/** By the ending of its name; undefined: it is not coloured. */
export function languageOf(path: string): Language | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = name.slice(name.lastIndexOf('.') + 1).toLocaleLowerCase('en');
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
}
